package io.gridline.pipelines.step;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes that grow while a form is written. Numbers take as few bytes as they need. (The streams of
 * {@code java.io} take a lock for each byte: they were three quarters of what the steps computed.)
 */
final class FormOutput {

  private static final int MOST_OF_A_NUMBER = 10;

  private byte[] bytes = new byte[256];
  private int size;

  void writeBoolean(boolean value) {
    writeByte(value ? 1 : 0);
  }

  void writeByte(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
  }

  void writeInt(int value) {
    writeLong(value);
  }

  /** Seven bits a byte, the lowest first; the sign is the lowest bit of all. */
  void writeLong(long value) {
    ensure(MOST_OF_A_NUMBER);
    long rest = (value << 1) ^ (value >> (Long.SIZE - 1));
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** Eight bytes, for numbers that are as likely large as small. */
  void writeHash(long value) {
    ensure(Long.BYTES);
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  /** With their number in front. */
  void writeBytes(byte[] values) {
    writeInt(values.length);
    ensure(values.length);
    System.arraycopy(values, 0, bytes, size, values.length);
    size += values.length;
  }

  void writeText(String text) {
    writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }

  byte[] written() {
    return Arrays.copyOf(bytes, size);
  }
}
