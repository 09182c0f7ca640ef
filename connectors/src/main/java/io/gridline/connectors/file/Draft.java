package io.gridline.connectors.file;

import io.gridline.connectors.hadoop.Storage;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A file that is being written, and in its place only once it is {@link #put} there, at once.
 * Closing a draft that was not put leaves nothing of it.
 */
public abstract class Draft implements Closeable {

  private static final String BESIDE = ".next-";

  private OutputStream stream;

  Draft() {}

  /** Begins a file, under a name of its own where it has one until it is put. */
  public static Draft of(Path place) throws IOException {
    return of(place, UUID.randomUUID().toString());
  }

  /**
   * Begins a file.
   *
   * @param attempt tells this attempt to write it from every other: one that was thought dead must
   *     not write into the file of the next
   * @param attributes of a new file
   */
  public static Draft of(Path place, String attempt, FileAttribute<?>... attributes)
      throws IOException {
    return !Location.isLocal(place) && Storage.of(place).appearsWhenClosed()
        ? new DraftOfObject(place)
        : new DraftBeside(place, beside(place, attempt), attributes);
  }

  private static Path beside(Path place, String attempt) {
    return place.resolveSibling(place.getFileName() + BESIDE + attempt);
  }

  /** Deletes what is left of one attempt to write a file; nothing when there is nothing. */
  public static void sweep(Path place, String attempt) throws IOException {
    FileTree.delete(beside(place, attempt));
  }

  /**
   * Deletes the drafts of a file that processes have left that died. To be called by the only one
   * that may write it.
   */
  public static void sweep(Path place) throws IOException {
    if (!Files.isDirectory(place.getParent())) {
      return;
    }
    try (Stream<Path> beside = Files.list(place.getParent())) {
      String prefix = place.getFileName() + BESIDE;
      for (Path file : beside.toList()) {
        if (file.getFileName().toString().startsWith(prefix)) {
          FileTree.delete(file);
        }
      }
    }
  }

  /** Where to write it. Closing the stream ends nothing; putting or closing the draft does. */
  public final OutputStream stream() throws IOException {
    if (stream == null) {
      stream = new Kept(opened());
    }
    return stream;
  }

  abstract OutputStream opened() throws IOException;

  /** Puts the file in its place, whole and on the disk, instead of what was there. */
  public abstract void put() throws IOException;

  /** The same, but whole only: {@link WholeFile#forceAll} puts it on the disk, with others. */
  public abstract void putUnforced() throws IOException;

  private static final class Kept extends FilterOutputStream {

    Kept(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
