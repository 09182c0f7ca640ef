package io.gridline.connectors.hadoop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Options.OpenFileOptions;
import org.apache.hadoop.util.functional.FutureIO;

/**
 * A file that is read here and there: what a column reader asks of a {@link FileChannel}, and no
 * more. Reading at a place leaves the position where it was.
 */
final class StorageChannel extends FileChannel {

  private static final int CHUNK = 1 << 16;

  private final StoragePath path;
  private final FSDataInputStream in;
  private final long size;
  private long position;

  private StorageChannel(StoragePath path, FSDataInputStream in, long size) {
    this.path = path;
    this.in = in;
    this.size = size;
  }

  static StorageChannel open(StoragePath path) throws IOException {
    FileStatus status = StorageProvider.status(path);
    return new StorageChannel(path, stream(path, status, "random"), status.getLen());
  }

  /**
   * Opens a file for reading.
   *
   * @param how it will be read, which object stores fetch by: {@code sequential} or {@code random}
   */
  static FSDataInputStream stream(StoragePath path, FileStatus status, String how)
      throws IOException {
    return HadoopErrors.of(
        path,
        () ->
            FutureIO.awaitFuture(
                path.storage()
                    .hadoop()
                    .openFile(path.hadoop())
                    .withFileStatus(status)
                    .opt(OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY, how)
                    .build()));
  }

  @Override
  public int read(ByteBuffer to) throws IOException {
    int read = read(to, position);
    position += Math.max(read, 0);
    return read;
  }

  @Override
  public int read(ByteBuffer to, long from) throws IOException {
    if (!isOpen()) {
      throw new ClosedChannelException();
    }
    int wanted = (int) Math.min(to.remaining(), size - from);
    if (!to.hasRemaining() || wanted <= 0) {
      return to.hasRemaining() ? -1 : 0;
    }
    if (to.hasArray()) {
      readFully(from, to.array(), to.arrayOffset() + to.position(), wanted);
      to.position(to.position() + wanted);
      return wanted;
    }
    byte[] bytes = new byte[Math.min(wanted, CHUNK)];
    readFully(from, bytes, 0, bytes.length);
    to.put(bytes);
    return bytes.length;
  }

  private void readFully(long from, byte[] to, int offset, int length) throws IOException {
    HadoopErrors.of(
        path,
        () -> {
          in.readFully(from, to, offset, length);
          return null;
        });
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public FileChannel position(long next) {
    position = next;
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public long transferTo(long from, long count, WritableByteChannel target) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(count, CHUNK));
    if (read(bytes, from) <= 0) {
      return 0;
    }
    bytes.flip();
    long written = 0;
    while (bytes.hasRemaining()) {
      written += target.write(bytes);
    }
    return written;
  }

  @Override
  protected void implCloseChannel() throws IOException {
    in.close();
  }

  @Override
  public long read(ByteBuffer[] to, int offset, int length) {
    throw readOnly();
  }

  @Override
  public int write(ByteBuffer from) {
    throw readOnly();
  }

  @Override
  public long write(ByteBuffer[] from, int offset, int length) {
    throw readOnly();
  }

  @Override
  public int write(ByteBuffer from, long to) {
    throw readOnly();
  }

  @Override
  public FileChannel truncate(long length) {
    throw readOnly();
  }

  @Override
  public void force(boolean withMetadata) {
    throw readOnly();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long to, long count) {
    throw readOnly();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long from, long length) {
    throw readOnly();
  }

  @Override
  public FileLock lock(long from, long length, boolean isShared) {
    throw readOnly();
  }

  @Override
  public FileLock tryLock(long from, long length, boolean isShared) {
    throw readOnly();
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException(
        "files of a Hadoop file system are read at a place, or written from their start");
  }
}
