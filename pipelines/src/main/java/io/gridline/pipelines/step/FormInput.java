package io.gridline.pipelines.step;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link FormOutput} has written, in the same sequence.
 *
 * @throws IndexOutOfBoundsException from every method, when the form ends too early, or
 *     ArithmeticException where it has no number that is small enough
 */
final class FormInput {

  private final byte[] bytes;
  private int place;

  FormInput(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean readBoolean() {
    return readByte() != 0;
  }

  byte readByte() {
    return bytes[place++];
  }

  int readInt() {
    return Math.toIntExact(readLong());
  }

  long readLong() {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[place++];
      value |= (next & 0x7FL) << shift;
      shift += 7;
    } while (next < 0);
    return (value >>> 1) ^ -(value & 1);
  }

  long readHash() {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = (value << Byte.SIZE) | (bytes[place++] & 0xFF);
    }
    return value;
  }

  byte[] readBytes() {
    int length = length();
    byte[] values = Arrays.copyOfRange(bytes, place, place + length);
    place += length;
    return values;
  }

  String readText() {
    int length = length();
    String text = new String(bytes, place, length, StandardCharsets.UTF_8);
    place += length;
    return text;
  }

  private int length() {
    int length = readInt();
    if (length < 0 || length > bytes.length - place) {
      throw new IndexOutOfBoundsException("a form ends too early");
    }
    return length;
  }
}
