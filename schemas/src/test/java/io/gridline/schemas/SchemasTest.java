package io.gridline.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class SchemasTest {

  @Test
  void anEntryHasTheColumnsOfTheContractInItsOrder() {
    assertThat(columns(Schemas.ENTRY))
        .isEqualTo(
            "order, order_version, as_of, person_key, person_id, name, document_number, phone,"
                + " level, rules, sources, evidence_count, first_exposed_at, last_exposed_at,"
                + " observe_until, route_code, street_code, community_code, address,"
                + " household_key, contact_sealed");
  }

  @Test
  void evidenceHasTheColumnsOfTheContractInItsOrder() {
    assertThat(columns(Schemas.EVIDENCE))
        .isEqualTo(
            "order, order_version, as_of, person_key, rule, source, record_id, started_at,"
                + " ended_at, place_code, zones, cases, resolved_by");
  }

  @Test
  void everySchemaIsThereOnceUnderItsOwnName() {
    assertThat(Schemas.all()).extracting(Schema::getFullName).doesNotHaveDuplicates().hasSize(8);
  }

  @Test
  void textAndListsOfTextReadAsStrings() throws IOException {
    GenericRecord written =
        new GenericRecordBuilder(Schemas.EVIDENCE)
            .set("order", "ZJ-2020-001")
            .set("order_version", 1)
            .set("as_of", 0L)
            .set("person_key", "0".repeat(32))
            .set("rule", "stayed-in-zone")
            .set("source", "hotel")
            .set("record_id", "H-1")
            .set("started_at", 0L)
            .set("ended_at", 1L)
            .set("place_code", "420106")
            .set("zones", List.of("wuhan"))
            .set("cases", List.of())
            .set("resolved_by", "id")
            .build();

    GenericRecord read = readBack(written);

    assertThat(read.get("order")).isEqualTo("ZJ-2020-001");
    assertThat(((List<?>) read.get("zones")).get(0)).isEqualTo("wuhan");
  }

  private static GenericRecord readBack(GenericRecord written) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(written.getSchema()).write(written, encoder);
    encoder.flush();
    return new GenericDatumReader<GenericRecord>(written.getSchema())
        .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
  }

  private static String columns(Schema schema) {
    return String.join(", ", schema.getFields().stream().map(Schema.Field::name).toList());
  }
}
