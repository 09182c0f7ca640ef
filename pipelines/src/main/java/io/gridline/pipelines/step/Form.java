package io.gridline.pipelines.step;

import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.ClaimRef;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The parts that all forms are made of. An enum is written by its name, whatever its place. */
final class Form {

  private Form() {}

  static void text(String text, DataOutput to) throws IOException {
    bytes(text.getBytes(StandardCharsets.UTF_8), to);
  }

  static String text(DataInput from) throws IOException {
    return new String(bytes(from), StandardCharsets.UTF_8);
  }

  static void texts(List<String> texts, DataOutput to) throws IOException {
    list(texts, Form::text, to);
  }

  static List<String> texts(DataInput from) throws IOException {
    return list(Form::text, from);
  }

  static void bytes(byte[] bytes, DataOutput to) throws IOException {
    to.writeInt(bytes.length);
    to.write(bytes);
  }

  static byte[] bytes(DataInput from) throws IOException {
    byte[] bytes = new byte[from.readInt()];
    from.readFully(bytes);
    return bytes;
  }

  static <V> void list(List<V> values, Kind.Writing<V> writing, DataOutput to) throws IOException {
    to.writeInt(values.size());
    for (V value : values) {
      writing.write(value, to);
    }
  }

  static <V> List<V> list(Kind.Reading<V> reading, DataInput from) throws IOException {
    int size = from.readInt();
    List<V> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(reading.read(from));
    }
    return List.copyOf(values);
  }

  /** What may be null. */
  static <V> void maybe(V value, Kind.Writing<V> writing, DataOutput to) throws IOException {
    to.writeBoolean(value != null);
    if (value != null) {
      writing.write(value, to);
    }
  }

  static <V> V maybe(Kind.Reading<V> reading, DataInput from) throws IOException {
    return from.readBoolean() ? reading.read(from) : null;
  }

  static void instant(Instant instant, DataOutput to) throws IOException {
    to.writeLong(instant.getEpochSecond());
    to.writeInt(instant.getNano());
  }

  static Instant instant(DataInput from) throws IOException {
    return Instant.ofEpochSecond(from.readLong(), from.readInt());
  }

  static void interval(Interval interval, DataOutput to) throws IOException {
    instant(interval.from(), to);
    instant(interval.to(), to);
  }

  static Interval interval(DataInput from) throws IOException {
    return new Interval(instant(from), instant(from));
  }

  static void division(Division division, DataOutput to) throws IOException {
    text(division.code(), to);
  }

  static Division division(DataInput from) throws IOException {
    return new Division(text(from));
  }

  static void hash(ClaimHash hash, DataOutput to) throws IOException {
    to.writeLong(hash.high());
    to.writeLong(hash.low());
  }

  static ClaimHash hash(DataInput from) throws IOException {
    return new ClaimHash(from.readLong(), from.readLong());
  }

  static void type(ClaimType type, DataOutput to) throws IOException {
    text(type.text(), to);
  }

  static ClaimType type(DataInput from) throws IOException {
    return ClaimType.valueOf(text(from).toUpperCase(Locale.ROOT));
  }

  static void claim(ClaimRef claim, DataOutput to) throws IOException {
    type(claim.type(), to);
    hash(claim.hash(), to);
    to.writeBoolean(claim.valid());
    bytes(claim.sealed(), to);
  }

  static ClaimRef claim(DataInput from) throws IOException {
    return new ClaimRef(type(from), hash(from), from.readBoolean(), bytes(from));
  }
}
