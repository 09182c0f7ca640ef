package io.gridline.pipelines.identity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Packs the small side of a run into bytes, once. Flink writes a function's fields half a dozen
 * times until they are where they are used, and Java's own way of writing an object for each text
 * takes longer than reading the store.
 */
final class Packing {

  private Packing() {}

  /** Writes what is packed. */
  interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  /** Reads what was packed. */
  interface Reading {
    void from(DataInputStream in) throws IOException;
  }

  static byte[] packed(Writing writing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writing.to(out);
    }
    return bytes.toByteArray();
  }

  static void unpack(byte[] packed, Reading reading) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
      reading.from(in);
    }
  }

  static void write(byte[] packed, ObjectOutputStream out) throws IOException {
    out.writeInt(packed.length);
    out.write(packed);
  }

  static byte[] read(ObjectInputStream in) throws IOException {
    byte[] packed = new byte[in.readInt()];
    in.readFully(packed);
    return packed;
  }

  static void writeText(String text, DataOutputStream to) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    to.writeInt(utf8.length);
    to.write(utf8);
  }

  static String readText(DataInputStream from) throws IOException {
    byte[] utf8 = new byte[from.readInt()];
    from.readFully(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
