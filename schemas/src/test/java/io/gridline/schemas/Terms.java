package io.gridline.schemas;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Everything that a schema says: of each record, field, enum and fixed type its name, doc, aliases
 * and properties.
 */
final class Terms {

  /** One named thing of a schema. */
  record Term(String path, String name, String doc, List<String> otherWords) {}

  private final List<Term> found = new ArrayList<>();

  static List<Term> of(Schema schema) {
    Terms terms = new Terms();
    terms.walk(schema, schema.getName());
    return terms.found;
  }

  private void walk(Schema schema, String path) {
    switch (schema.getType()) {
      case RECORD -> {
        named(schema, path);
        for (Schema.Field field : schema.getFields()) {
          String fieldPath = path + "." + field.name();
          List<String> others = new ArrayList<>(field.aliases());
          field.getObjectProps().forEach((key, value) -> others.add(key + " " + value));
          found.add(new Term(fieldPath, field.name(), field.doc(), others));
          walk(field.schema(), fieldPath);
        }
      }
      case ENUM, FIXED -> named(schema, path);
      case ARRAY -> walk(schema.getElementType(), path);
      case MAP -> walk(schema.getValueType(), path);
      case UNION -> schema.getTypes().forEach(type -> walk(type, path));
      default -> {}
    }
  }

  private void named(Schema schema, String path) {
    List<String> others = new ArrayList<>(schema.getAliases());
    schema.getObjectProps().forEach((key, value) -> others.add(key + " " + value));
    if (schema.getType() == Schema.Type.ENUM) {
      others.addAll(schema.getEnumSymbols());
    }
    found.add(
        new Term(path + ":" + schema.getName(), schema.getFullName(), schema.getDoc(), others));
  }
}
