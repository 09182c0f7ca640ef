package io.gridline.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * The Avro contracts: what the store, the published files and the topics hold. Records are generic;
 * their text reads as {@link String}. There are no generated classes: domain types are records of
 * ours, and Avro refuses generated ones unless every process names their packages.
 */
public final class Schemas {

  /** One accepted record of a feed, hashed and sealed. */
  public static final Schema PRESENCE = load("presence/presence.avsc");

  /** A screening order with its zones and rules. */
  public static final Schema ORDER = load("order/order.avsc");

  /** One delivery of a confirmed case, hashed and sealed. */
  public static final Schema CASE = load("contact/case.avsc");

  /** One record that met one rule for one person. */
  public static final Schema EVIDENCE = load("exposure/evidence.avsc");

  /** One person on one order's list. */
  public static final Schema ENTRY = load("entry/entry.avsc");

  /** A rejected record. */
  public static final Schema DEAD_LETTER = load("feed/dead_letter.avsc");

  /** One thing that a clerk has to find out. */
  public static final Schema REVIEW = load("review/review.avsc");

  /** One row of the register, its keys hashed and the rest sealed. */
  public static final Schema REGISTER_ROW = load("register/row.avsc");

  private static final List<Schema> ALL =
      List.of(PRESENCE, ORDER, CASE, EVIDENCE, ENTRY, DEAD_LETTER, REVIEW, REGISTER_ROW);

  private Schemas() {}

  /** Every contract, once. */
  public static List<Schema> all() {
    return ALL;
  }

  private static Schema load(String path) {
    try (InputStream in = Schemas.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the class path lacks io/gridline/schemas/" + path);
      }
      return readingStrings(new Schema.Parser().parse(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Marks all text, so that readers give String and not Avro's own Utf8. Not part of the contract's
   * fingerprint.
   */
  private static Schema readingStrings(Schema schema) {
    switch (schema.getType()) {
      case STRING -> GenericData.setStringType(schema, GenericData.StringType.String);
      case RECORD -> schema.getFields().forEach(field -> readingStrings(field.schema()));
      case ARRAY -> readingStrings(schema.getElementType());
      case UNION -> schema.getTypes().forEach(Schemas::readingStrings);
      default -> {}
    }
    return schema;
  }
}
