package io.gridline.connectors.lists;

import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.schemas.Schemas;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;

/** Entries and evidence as Parquet, by the Avro contracts. */
final class EntryParquet {

  private EntryParquet() {}

  static void writeEntries(Path file, List<ListedEntry> entries) throws IOException {
    try (ParquetWriter<GenericRecord> writer = writer(file, Schemas.ENTRY)) {
      for (ListedEntry entry : entries) {
        writer.write(entry(entry));
      }
    }
    StableFooter.put(file);
  }

  static void writeEvidence(Path file, List<ListedEntry> entries) throws IOException {
    try (ParquetWriter<GenericRecord> writer = writer(file, Schemas.EVIDENCE)) {
      for (ListedEntry entry : entries) {
        for (ListedEntry.Line line : entry.evidence()) {
          writer.write(evidence(entry, line));
        }
      }
    }
    StableFooter.put(file);
  }

  private static ParquetWriter<GenericRecord> writer(Path file, Schema schema) throws IOException {
    PlainParquetConfiguration configuration = new PlainParquetConfiguration();
    configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
    return AvroParquetWriter.<GenericRecord>builder(new LocalOutputFile(file))
        .withSchema(schema)
        .withDataModel(GenericData.get())
        .withConf(configuration)
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
        .build();
  }

  private static GenericRecord entry(ListedEntry entry) {
    GenericRecord record = new GenericData.Record(Schemas.ENTRY);
    record.put("order", entry.order());
    record.put("order_version", entry.orderVersion());
    record.put("as_of", entry.asOf().toEpochMilli());
    record.put("person_key", entry.personKey());
    record.put("person_id", entry.personId());
    record.put("name", entry.name());
    record.put("document_number", entry.documentNumber());
    record.put("phone", entry.phone());
    record.put("level", entry.level().text());
    record.put("rules", entry.rules());
    record.put("sources", entry.sources());
    record.put("evidence_count", entry.evidenceCount());
    record.put("first_exposed_at", entry.firstExposedAt().toEpochMilli());
    record.put("last_exposed_at", entry.lastExposedAt().toEpochMilli());
    record.put("observe_until", entry.observeUntil().toEpochMilli());
    record.put("route_code", entry.routeCode());
    record.put("street_code", entry.streetCode());
    record.put("community_code", entry.communityCode());
    record.put("address", entry.address());
    record.put("household_key", entry.householdKey());
    record.put("contact_sealed", ByteBuffer.wrap(entry.contactSealed()));
    return record;
  }

  private static GenericRecord evidence(ListedEntry entry, ListedEntry.Line line) {
    GenericRecord record = new GenericData.Record(Schemas.EVIDENCE);
    record.put("order", entry.order());
    record.put("order_version", entry.orderVersion());
    record.put("as_of", entry.asOf().toEpochMilli());
    record.put("person_key", entry.personKey());
    record.put("rule", line.rule());
    record.put("source", line.source().text());
    record.put("record_id", line.recordId());
    record.put("started_at", line.startedAt().toEpochMilli());
    record.put("ended_at", line.endedAt().toEpochMilli());
    record.put("place_code", line.placeCode());
    record.put("zones", line.zones());
    record.put("cases", line.cases());
    record.put("resolved_by", line.resolvedBy());
    return record;
  }
}
