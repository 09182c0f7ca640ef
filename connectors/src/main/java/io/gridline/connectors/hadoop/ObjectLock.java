package io.gridline.connectors.hadoop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;

/**
 * A lock in an object store: an object that is made only when there is none, and replaced only as
 * long as it is the one that was seen (conditional writes). The holder replaces it every twenty
 * seconds as a sign of life; one that has not been replaced for two minutes, by the store's own
 * clock, may be taken over, by one of those who want it.
 */
final class ObjectLock implements StorageLock {

  private static final String ETAG =
      CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE_ETAG;

  private static final Duration BEAT = Duration.ofSeconds(20);
  private static final Duration DEAD_AFTER = Duration.ofMinutes(2);

  private final StoragePath path;
  private final FileSystem hadoop;
  private final String holder = UUID.randomUUID().toString();
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "lock");
            thread.setDaemon(true);
            return thread;
          });
  private ScheduledFuture<?> beating;
  private int beat;
  private String etag;
  private boolean isLost;

  /** An object's text, what tells it from others, and when it was put. */
  private record Seen(String text, String etag, long modified) {}

  private ObjectLock(StoragePath path, FileSystem hadoop) {
    this.path = path;
    this.hadoop = hadoop;
  }

  static ObjectLock take(StoragePath path) throws IOException {
    FileSystem hadoop = HadoopErrors.of(path, () -> path.storage().hadoop());
    ObjectLock lock = new ObjectLock(path, hadoop);
    try {
      lock.take();
      lock.beating =
          lock.beats.scheduleWithFixedDelay(
              lock::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
      return lock;
    } catch (IOException | RuntimeException e) {
      lock.beats.shutdownNow();
      throw e;
    }
  }

  private synchronized void take() throws IOException {
    if (put(CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, "true")) {
      return;
    }
    Seen another = seen();
    if (another == null
        || now() - another.modified() < DEAD_AFTER.toMillis()
        || !put(ETAG, another.etag())) {
      throw taken();
    }
  }

  private LockTaken taken() {
    return new LockTaken(path, "one that was killed lets go of it after two minutes");
  }

  /** What time the store has: that of an object that it is given now. */
  private long now() throws IOException {
    StoragePath probe = (StoragePath) path.resolveSibling(path.getFileName() + "-" + holder);
    Written.begin(probe, true).close();
    long now = StorageProvider.status(probe).getModificationTime();
    StorageProvider.ONLY.delete(probe);
    return now;
  }

  /** The object as it is; null when there is none. */
  private Seen seen() throws IOException {
    try {
      FileStatus status = StorageProvider.status(path);
      try (var in = StorageChannel.stream(path, status, "sequential")) {
        return new Seen(
            new String(in.readAllBytes(), StandardCharsets.UTF_8),
            ((EtagSource) status).getEtag(),
            status.getModificationTime());
      }
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /**
   * Puts the object on a condition.
   *
   * @return whether it is this lock's then; what counts is the object, not the answer, which may
   *     get lost on its way
   */
  private boolean put(String condition, String value) throws IOException {
    String text = holder + " " + beat++;
    IOException failure = null;
    try {
      HadoopErrors.of(path, () -> put(condition, value, text));
    } catch (IOException e) {
      failure = e;
    }
    Seen now = seen();
    if (now == null || now.text().startsWith(holder)) {
      etag = now == null ? null : now.etag();
      boolean isPut = now != null && now.text().equals(text);
      if (!isPut && failure != null) {
        throw failure;
      }
      return isPut;
    }
    return false;
  }

  private Void put(String condition, String value, String text) throws IOException {
    FSDataOutputStreamBuilder<?, ?> builder = hadoop.createFile(path.hadoop()).overwrite(true);
    builder.must(condition, value);
    try (FSDataOutputStream out = builder.build()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return null;
  }

  private synchronized void beat() {
    try {
      renew();
    } catch (IOException | RuntimeException e) {
      // Whoever publishes asks, and hears of it; until then the next beat may go through.
    }
  }

  private void renew() throws IOException {
    if (!isLost) {
      isLost = !put(ETAG, etag);
    }
    if (isLost) {
      throw new FileSystemException(
          path.toString(), null, "this run was cut off for long and has lost its lock");
    }
  }

  /** Asks twice: an answer that got lost leaves the lock as it was, or renewed. */
  @Override
  public synchronized void requireHeld() throws IOException {
    try {
      renew();
    } catch (IOException once) {
      renew();
    }
  }

  @Override
  public synchronized void close() {
    beating.cancel(false);
    beats.shutdown();
    try {
      renew();
      StorageProvider.ONLY.delete(path);
    } catch (IOException notOurs) {
      // It is another's, or goes to the next after a while.
    }
  }
}
