package io.gridline.connectors.columns;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bytes of a page, uncompressed, and the fixed forms in them.
 *
 * @param bytes has at least eight bytes more behind {@code end}
 */
record Page(byte[] bytes, int offset, int end) {

  /** So many bytes behind its end may be read, though they mean nothing. */
  static final int PADDING = 16;

  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  static int intAt(byte[] bytes, int at) {
    return (int) INT.get(bytes, at);
  }

  static long longAt(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  Page from(int at) throws DamagedFile {
    DamagedFile.unless(at >= offset && at <= end, "a part of a page begins behind its end");
    return new Page(bytes, at, end);
  }

  /** The part of that length, which follows it in four bytes; what is behind it is dropped. */
  Page prefixed() throws DamagedFile {
    DamagedFile.unless(end - offset >= 4, "a page ends within a length");
    int length = intAt(bytes, offset);
    DamagedFile.unless(
        length >= 0 && length <= end - offset - 4, "a part of a page is longer than the page");
    return new Page(bytes, offset + 4, offset + 4 + length);
  }
}
