package io.gridline.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForbiddenWordsTest {

  static List<Schema> schemas() {
    return Schemas.all();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void noSchemaHoldsEthnicityBeliefPoliticsOrAScoreOfAPerson(Schema schema) {
    assertThat(ForbiddenWords.in(schema))
        .as("a screening order asks for place, time and contact only: take this out of the schema")
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'name': 'ethnicity', 'type': 'string', 'doc': 'A code.'}",
        "{'name': 'personRace', 'type': 'string', 'doc': 'A code.'}",
        "{'name': 'religious_group', 'type': 'string', 'doc': 'A code.'}",
        "{'name': 'political_status', 'type': 'string', 'doc': 'A code.'}",
        "{'name': 'health_code', 'type': 'int', 'doc': 'Red, yellow or green.'}",
        "{'name': 'risk_score', 'type': 'int', 'doc': 'A figure.'}",
        "{'name': 'riskScore', 'type': 'int', 'doc': 'A figure.'}",
        "{'name': 'k1', 'type': 'string', 'doc': 'What the person believes in.'}",
        "{'name': 'k1', 'type': 'string', 'doc': 'The person\\'s 民 族.'}",
        "{'name': 'k1', 'type': 'string', 'doc': '宗教信仰。'}",
        "{'name': 'k1', 'type': 'string', 'doc': 'A code.', 'aliases': ['credit']}",
        "{'name': 'k1', 'type': 'string', 'doc': 'A code.', 'label': '健康码'}",
        "{'name': 'k1', 'type': {'type': 'enum', 'name': 'E', 'symbols': ['FAITH', 'NONE']}, 'doc': 'A code.'}",
        "{'name': 'k1', 'type': ['null', {'type': 'record', 'name': 'N', 'fields': "
            + "[{'name': 'party_member', 'type': 'boolean'}]}], 'doc': 'A code.'}",
        "{'name': 'k1', 'type': {'type': 'map', 'values': 'string'}, 'doc': 'Anything.'}",
      })
  void aSchemaThatHeldOneWouldBeCaught(String field) {
    String quoted = field.replace("\\'", "’").replace('\'', '"');
    Schema schema =
        new Schema.Parser()
            .parse("{\"type\": \"record\", \"name\": \"R\", \"fields\": [" + quoted + "]}");

    assertThat(ForbiddenWords.in(schema)).isNotEmpty();
  }
}
