package io.gridline.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaDocsTest {

  static List<Schema> schemas() {
    return Schemas.all();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void everyTypeAndFieldHasADocOfWholeSentences(Schema schema) {
    assertThat(undocumented(schema)).as("write a doc that ends with a full stop").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void everyFieldIsNamedAsInTheContractInSnakeCase(Schema schema) {
    assertThat(Terms.of(schema))
        .filteredOn(term -> !term.path().contains(":"))
        .extracting(Terms.Term::name)
        .allMatch(name -> name.matches("[a-z]+(_[a-z]+)*"));
  }

  @Test
  void aFieldWithoutADocWouldBeFound() {
    Schema schema =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "R", "doc": "A record.",
                 "fields": [{"name": "a", "type": "int", "doc": "Good."},
                            {"name": "b", "type": "int"},
                            {"name": "c", "type": "int", "doc": " "}]}
                """);

    assertThat(undocumented(schema)).containsExactly("R.b", "R.c");
  }

  private static List<String> undocumented(Schema schema) {
    return Terms.of(schema).stream()
        .filter(term -> term.doc() == null || !term.doc().strip().endsWith("."))
        .map(Terms.Term::path)
        .toList();
  }
}
