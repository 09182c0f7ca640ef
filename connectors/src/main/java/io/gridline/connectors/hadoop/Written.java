package io.gridline.connectors.hadoop;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * A file that is being written. Once it is closed it is on the disks of those that keep it. Where
 * files appear when they are closed, one that could not be written to its end does not.
 */
public final class Written extends OutputStream {

  private static final int BUFFER = 1 << 16;

  private final StoragePath path;
  private final FSDataOutputStream out;
  private boolean isBroken;
  private boolean isClosed;

  private Written(StoragePath path, FSDataOutputStream out) {
    this.path = path;
    this.out = out;
  }

  static Written begin(StoragePath path, boolean overwrites, FileAttribute<?>... attributes)
      throws IOException {
    FileSystem hadoop = HadoopErrors.of(path, () -> path.storage().hadoop());
    org.apache.hadoop.fs.Path file = path.hadoop();
    EnumSet<CreateFlag> flags = EnumSet.of(CreateFlag.CREATE, CreateFlag.SYNC_BLOCK);
    if (overwrites) {
      flags.add(CreateFlag.OVERWRITE);
    }
    return new Written(
        path,
        HadoopErrors.of(
            path,
            () ->
                hadoop.create(
                    file,
                    permission(FsPermission.getFileDefault(), attributes),
                    flags,
                    BUFFER,
                    hadoop.getDefaultReplication(file),
                    hadoop.getDefaultBlockSize(file),
                    null)));
  }

  /** What {@code posix:permissions} says among the attributes; else what is given. */
  @SuppressWarnings("unchecked")
  static FsPermission permission(FsPermission otherwise, FileAttribute<?>... attributes) {
    FsPermission permission = otherwise;
    for (FileAttribute<?> attribute : attributes) {
      if (!attribute.name().equals("posix:permissions")) {
        throw new UnsupportedOperationException("attribute " + attribute.name());
      }
      String letters = PosixFilePermissions.toString((Set<PosixFilePermission>) attribute.value());
      permission = FsPermission.valueOf("-" + letters);
    }
    return permission;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    requireOpen();
    try {
      HadoopErrors.of(
          path,
          () -> {
            out.write(bytes, offset, length);
            return null;
          });
    } catch (IOException e) {
      isBroken = true;
      throw e;
    }
  }

  private void requireOpen() throws FileSystemException {
    if (isClosed) {
      throw new FileSystemException(path.toString(), null, "is closed");
    }
  }

  /** What is on its way is nobody's until it is closed. */
  @Override
  public void flush() {}

  /** Closes it; gives it up when it was not written to its end. */
  @Override
  public void close() throws IOException {
    if (isClosed) {
      return;
    }
    if (isBroken) {
      abort();
      return;
    }
    isClosed = true;
    HadoopErrors.of(path, this::end);
  }

  private Void end() throws IOException {
    out.close();
    return null;
  }

  /** Gives it up: where files appear when they are closed, none has appeared then. */
  public void abort() throws IOException {
    if (isClosed) {
      return;
    }
    isClosed = true;
    try {
      if (path.storage().appearsWhenClosed()) {
        HadoopErrors.of(path, out::abort);
      }
      HadoopErrors.of(path, this::end);
    } catch (IOException e) {
      if (!isBroken) {
        throw e;
      }
      // It has been said that it is broken.
    }
  }
}
