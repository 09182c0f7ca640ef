package io.gridline.connectors.feedfile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The decoded values of a record as bytes whose unsigned order is the contract's: text by code
 * point, empty lowest; times as instants; false before true.
 */
final class Comparison {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);

  Comparison text(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    bytes.write(0);
    return this;
  }

  Comparison time(Instant instant) {
    bytes.writeBytes(
        ByteBuffer.allocate(Long.BYTES).putLong(instant.toEpochMilli() ^ Long.MIN_VALUE).array());
    return this;
  }

  Comparison flag(boolean flag) {
    bytes.write(flag ? 1 : 0);
    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
