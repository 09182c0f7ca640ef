package io.gridline.jobs.hadoop;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Abortable;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * An object store for Hadoop, in memory, as strict as one may be: {@code objects://NAME/...}. An
 * object appears, whole, when its stream is closed; nothing is ever renamed, and whoever tries is
 * refused; objects are put on conditions. It can fail at names, and stop answering.
 */
public final class MemoryObjects extends FileSystem {

  /** An object; a folder that was made has no bytes. */
  private record Stored(byte[] bytes, long modified, String etag) {}

  private static final NavigableMap<String, Stored> OBJECTS = new ConcurrentSkipListMap<>();
  private static volatile Predicate<String> refused = name -> false;
  private static volatile boolean answers = true;
  private static final AtomicLong CLOCK_AHEAD = new AtomicLong();

  private URI uri;

  /** Refuses from now on to take objects of these names. */
  public static void refuse(Predicate<String> names) {
    refused = names;
  }

  public static void answer(boolean whether) {
    answers = whether;
  }

  /** Lets time pass for the store. */
  public static void pass(long millis) {
    CLOCK_AHEAD.addAndGet(millis);
  }

  /** The names of all objects below a name. */
  public static List<String> names(String below) {
    return OBJECTS.entrySet().stream()
        .filter(object -> object.getValue().bytes() != null)
        .map(object -> object.getKey())
        .filter(name -> name.startsWith(below))
        .toList();
  }

  @Override
  public String getScheme() {
    return "objects";
  }

  @Override
  public void initialize(URI name, Configuration conf) throws IOException {
    super.initialize(name, conf);
    setConf(conf);
    uri = URI.create(name.getScheme() + "://" + name.getAuthority());
  }

  @Override
  public URI getUri() {
    return uri;
  }

  @Override
  public boolean hasPathCapability(Path path, String capability) throws IOException {
    return capability.equals(CommonPathCapabilities.ABORTABLE_STREAM)
        || super.hasPathCapability(path, capability);
  }

  private static String name(Path path) throws IOException {
    if (!answers) {
      throw new IOException("the store does not answer");
    }
    return path.toUri().getAuthority() + path.toUri().getPath();
  }

  @Override
  public FSDataInputStream open(Path path, int buffer) throws IOException {
    Stored stored = OBJECTS.get(name(path));
    if (stored == null || stored.bytes() == null) {
      throw new FileNotFoundException(path.toString());
    }
    return new FSDataInputStream(new Bytes(stored.bytes()));
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrites,
      int buffer,
      short replication,
      long block,
      Progressable progress)
      throws IOException {
    if (!overwrites && OBJECTS.containsKey(name(path))) {
      throw new FileAlreadyExistsException(path.toString());
    }
    return created(path, old -> true);
  }

  private static FSDataOutputStream created(Path path, Predicate<Stored> condition)
      throws IOException {
    String name = name(path);
    if (refused.test(name)) {
      throw new IOException("no room for " + path.getName());
    }
    return new FSDataOutputStream(new Put(path, name, condition), null);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public FSDataOutputStreamBuilder createFile(Path path) {
    return new Builder(this, path);
  }

  private static final class Builder
      extends FSDataOutputStreamBuilder<FSDataOutputStream, Builder> {

    Builder(FileSystem store, Path path) {
      super(store, path);
    }

    @Override
    public Builder getThisBuilder() {
      return this;
    }

    @Override
    public FSDataOutputStream build() throws IOException {
      Configuration options = getOptions();
      String etag = options.get(CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE_ETAG);
      return created(
          getPath(),
          etag == null ? old -> old == null : old -> old != null && old.etag().equals(etag));
    }
  }

  /** An object on its way. */
  private static final class Put extends OutputStream implements Abortable {

    private final Path path;
    private final String name;
    private final Predicate<Stored> condition;
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Put(Path path, String name, Predicate<Stored> condition) {
      this.path = path;
      this.name = name;
      this.condition = condition;
    }

    @Override
    public void write(int value) {
      bytes.write(value);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      bytes.write(from, offset, length);
    }

    @Override
    public void close() throws IOException {
      if (bytes == null) {
        return;
      }
      byte[] whole = bytes.toByteArray();
      bytes = null;
      synchronized (OBJECTS) {
        if (!condition.test(OBJECTS.get(name))) {
          throw new IOException(path + ": 412 Precondition Failed");
        }
        OBJECTS.put(
            name,
            new Stored(
                whole,
                System.currentTimeMillis() + CLOCK_AHEAD.get(),
                UUID.randomUUID().toString()));
      }
    }

    @Override
    public AbortableResult abort() {
      boolean wasClosed = bytes == null;
      bytes = null;
      return new AbortableResult() {
        @Override
        public boolean alreadyClosed() {
          return wasClosed;
        }

        @Override
        public IOException anyCleanupException() {
          return null;
        }
      };
    }
  }

  @Override
  public FSDataOutputStream append(Path path, int buffer, Progressable progress) {
    throw new UnsupportedOperationException("append");
  }

  @Override
  public boolean rename(Path from, Path to) {
    throw new AssertionError("nothing may be renamed: " + from);
  }

  @Override
  public boolean delete(Path path, boolean withAllBelow) throws IOException {
    String name = name(path);
    List<String> below = OBJECTS.keySet().stream().filter(n -> n.startsWith(name + "/")).toList();
    if (!withAllBelow && !below.isEmpty()) {
      throw new IOException(path + " is not empty");
    }
    boolean was = OBJECTS.remove(name) != null || !below.isEmpty();
    below.forEach(OBJECTS::remove);
    return was;
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    if (getFileStatus(path).isFile()) {
      return new FileStatus[] {getFileStatus(path)};
    }
    String folder = name(path) + "/";
    TreeMap<String, FileStatus> children = new TreeMap<>();
    for (String name : OBJECTS.keySet()) {
      if (name.startsWith(folder)) {
        String child = name.substring(folder.length()).split("/")[0];
        if (!children.containsKey(child)) {
          children.put(child, getFileStatus(new Path(path, child)));
        }
      }
    }
    return new ArrayList<>(children.values()).toArray(FileStatus[]::new);
  }

  @Override
  public boolean mkdirs(Path path, FsPermission permission) throws IOException {
    for (Path folder = path; folder != null && !folder.isRoot(); folder = folder.getParent()) {
      OBJECTS.putIfAbsent(name(folder), new Stored(null, 0, ""));
    }
    return true;
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    String name = name(path);
    Stored stored = OBJECTS.get(name);
    boolean isFolder =
        path.isRoot()
            || (stored != null && stored.bytes() == null)
            || OBJECTS.keySet().stream().anyMatch(other -> other.startsWith(name + "/"));
    if (stored == null && !isFolder) {
      throw new FileNotFoundException(path.toString());
    }
    return isFolder
        ? new FileStatus(0, true, 1, 0, 0, path)
        : new ObjectStatus(path, stored.bytes().length, stored.modified(), stored.etag());
  }

  private static final class ObjectStatus extends FileStatus implements EtagSource {

    private static final long serialVersionUID = 1;

    private final String etag;

    ObjectStatus(Path path, long length, long modified, String etag) {
      super(length, false, 1, 1 << 20, modified, path);
      this.etag = etag;
    }

    @Override
    public String getEtag() {
      return etag;
    }

    @Override
    public boolean equals(Object other) {
      return super.equals(other);
    }

    @Override
    public int hashCode() {
      return super.hashCode();
    }
  }

  @Override
  public void setWorkingDirectory(Path folder) {}

  @Override
  public Path getWorkingDirectory() {
    return new Path(uri.toString(), "/");
  }

  private static final class Bytes extends FSInputStream {

    private final byte[] bytes;
    private int at;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return at < bytes.length ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      int some = new ByteArrayInputStream(bytes, at, bytes.length - at).read(to, offset, length);
      at += Math.max(some, 0);
      return some;
    }

    @Override
    public void seek(long position) {
      at = (int) position;
    }

    @Override
    public long getPos() {
      return at;
    }

    @Override
    public boolean seekToNewSource(long target) {
      return false;
    }
  }
}
