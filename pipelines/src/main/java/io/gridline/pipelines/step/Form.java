package io.gridline.pipelines.step;

import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.ClaimRef;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The parts that all forms are made of. An enum is written by its name, whatever its place. */
final class Form {

  private static final Named<ClaimType> TYPES = new Named<>(ClaimType.values(), ClaimType::text);

  private Form() {}

  static void text(String text, FormOutput to) {
    to.writeText(text);
  }

  static String text(FormInput from) {
    return from.readText();
  }

  static void texts(List<String> texts, FormOutput to) {
    list(texts, Form::text, to);
  }

  static List<String> texts(FormInput from) {
    return list(Form::text, from);
  }

  static void bytes(byte[] bytes, FormOutput to) {
    to.writeBytes(bytes);
  }

  static byte[] bytes(FormInput from) {
    return from.readBytes();
  }

  static <V> void list(List<V> values, Kind.Writing<V> writing, FormOutput to) {
    to.writeInt(values.size());
    for (V value : values) {
      writing.write(value, to);
    }
  }

  static <V> List<V> list(Kind.Reading<V> reading, FormInput from) {
    int size = from.readInt();
    List<V> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(reading.read(from));
    }
    return List.copyOf(values);
  }

  /** What may be null. */
  static <V> void maybe(V value, Kind.Writing<V> writing, FormOutput to) {
    to.writeBoolean(value != null);
    if (value != null) {
      writing.write(value, to);
    }
  }

  static <V> V maybe(Kind.Reading<V> reading, FormInput from) {
    return from.readBoolean() ? reading.read(from) : null;
  }

  static void instant(Instant instant, FormOutput to) {
    to.writeLong(instant.getEpochSecond());
    to.writeInt(instant.getNano());
  }

  static Instant instant(FormInput from) {
    return Instant.ofEpochSecond(from.readLong(), from.readInt());
  }

  static void interval(Interval interval, FormOutput to) {
    instant(interval.from(), to);
    instant(interval.to(), to);
  }

  static Interval interval(FormInput from) {
    return new Interval(instant(from), instant(from));
  }

  static void division(Division division, FormOutput to) {
    text(division.code(), to);
  }

  static Division division(FormInput from) {
    return new Division(text(from));
  }

  static void hash(ClaimHash hash, FormOutput to) {
    to.writeHash(hash.high());
    to.writeHash(hash.low());
  }

  static ClaimHash hash(FormInput from) {
    return new ClaimHash(from.readHash(), from.readHash());
  }

  static void type(ClaimType type, FormOutput to) {
    TYPES.write(type, to);
  }

  static ClaimType type(FormInput from) {
    return TYPES.read(from);
  }

  static void claim(ClaimRef claim, FormOutput to) {
    type(claim.type(), to);
    hash(claim.hash(), to);
    to.writeBoolean(claim.valid());
    bytes(claim.sealed(), to);
  }

  static ClaimRef claim(FormInput from) {
    return new ClaimRef(type(from), hash(from), from.readBoolean(), bytes(from));
  }
}
