package io.gridline.connectors.register;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A column of a register table in a database.
 *
 * @param collation quoted; empty for a type without one
 */
record DatabaseColumn(String name, Kind kind, String collation) implements Serializable {

  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,17}");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** What there is to know of a type, to read it as text and to compare it with text. */
  enum Kind {
    TEXT,
    /** Blanks at its end are no part of a value. */
    PADDED,
    WHOLE,
    UUID,
    TIME,
    /** Compared as text. */
    OTHER,
    MISSING;

    /** Empty for a type that CSV has no text for. */
    static Optional<Kind> of(String type, boolean isEnum) {
      return Optional.ofNullable(
          switch (type) {
            case "text", "varchar", "name", "citext" -> TEXT;
            case "bpchar" -> PADDED;
            case "int2", "int4", "int8" -> WHOLE;
            case "uuid" -> UUID;
            case "date", "timestamp", "timestamptz" -> TIME;
            case "numeric", "bool" -> OTHER;
            default -> isEnum ? OTHER : null;
          });
    }
  }

  boolean isThere() {
    return kind != Kind.MISSING;
  }

  /** Its value in SQL, as the text that CSV would have for it. */
  String text() {
    return isThere() ? "r." + name + "::text" : "''::text";
  }

  /** Its value in SQL for comparisons of one byte after the other, whatever its own collation. */
  String bytes() {
    return "(" + text() + " COLLATE \"C\")";
  }

  /** Whether a value may have this text. Where not, the server could not even compare the two. */
  boolean mayBe(String key) {
    return switch (kind) {
      case MISSING -> false;
      case WHOLE -> WHOLE.matcher(key).matches();
      case UUID -> UUID.matcher(key).matches();
      default -> key.indexOf('\0') < 0;
    };
  }

  /** In SQL: whether the value has this text, in such a way that an index on the column helps. */
  String equalTo(String key) {
    return switch (kind) {
      case TEXT -> "r." + name + " = " + key + " COLLATE " + collation;
      case PADDED -> "r." + name + " = " + key + "::bpchar COLLATE " + collation;
      case WHOLE -> "r." + name + " = " + key + "::int8";
      case UUID -> "r." + name + " = " + key + "::uuid";
      default -> bytes() + " = " + key;
    };
  }
}
