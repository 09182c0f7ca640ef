package io.gridline.connectors.columns;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of one column chunk after another, read ahead by up to a mebibyte. */
final class ChunkBytes extends InputStream {

  private static final int READ_AHEAD = 1 << 20;

  private final FileChannel channel;
  private byte[] buffer = new byte[0];
  private int at;
  private int filled;
  private long next;
  private long end;

  ChunkBytes(FileChannel channel) {
    this.channel = channel;
  }

  /** Goes on at a part of the file. */
  void begin(long start, long length) throws IOException {
    DamagedFile.unless(
        start >= 0 && length >= 0 && start <= channel.size() - length,
        "a column lies outside the file");
    at = 0;
    filled = 0;
    next = start;
    end = start + length;
  }

  @Override
  public int read() throws IOException {
    return hasMore() ? buffer[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!hasMore()) {
      return -1;
    }
    int some = Math.min(length, filled - at);
    System.arraycopy(buffer, at, to, offset, some);
    at += some;
    return some;
  }

  private boolean hasMore() throws IOException {
    if (at == filled && next < end) {
      fill(1);
    }
    return at < filled;
  }

  /**
   * Passes over so many bytes.
   *
   * @return where they begin in {@link #buffer}, until more is read
   */
  int take(int count) throws IOException {
    DamagedFile.unless(
        count >= 0 && count <= filled - at + (end - next), "a page is longer than its column");
    if (count > filled - at) {
      fill(count);
    }
    at += count;
    return at - count;
  }

  /** Passes over so many bytes, of which nobody will look at any. */
  void leave(int count) throws IOException {
    DamagedFile.unless(
        count >= 0 && count <= filled - at + (end - next), "a page is longer than its column");
    int here = Math.min(count, filled - at);
    at += here;
    next += count - here;
  }

  byte[] buffer() {
    return buffer;
  }

  private void fill(int count) throws IOException {
    int kept = filled - at;
    int wanted = (int) Math.min(Math.max(count, READ_AHEAD), kept + (end - next));
    byte[] from = buffer;
    if (buffer.length < wanted + Page.PADDING) {
      buffer = new byte[wanted + Page.PADDING];
    }
    System.arraycopy(from, at, buffer, 0, kept);
    at = 0;
    filled = kept;
    while (filled < wanted) {
      int some = channel.read(ByteBuffer.wrap(buffer, filled, wanted - filled), next);
      DamagedFile.unless(some > 0, "the file ends within a column");
      filled += some;
      next += some;
    }
  }
}
