package io.gridline.connectors.lists;

import io.gridline.connectors.columns.ContractWriting;
import io.gridline.connectors.columns.ParquetOutput;
import io.gridline.pipelines.entry.ListedEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Supplier;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Entries and evidence as Parquet, by the Avro contracts. */
final class EntryParquet {

  /** Columns that say something else in almost every row: a dictionary of them is made in vain. */
  private static final List<String> UNIQUE =
      List.of(
          "address",
          "contact_sealed",
          "document_number",
          "ended_at",
          "first_exposed_at",
          "household_key",
          "last_exposed_at",
          "name",
          "observe_until",
          "person_id",
          "person_key",
          "phone",
          "record_id",
          "started_at");

  private EntryParquet() {}

  static void writeEntries(OutputStream to, List<ListedEntry> entries) throws IOException {
    ByteArrayOutputStream parquet = new ByteArrayOutputStream();
    try (ParquetWriter<ListedEntry> writer = writer(parquet, EntryWriting::new)) {
      for (ListedEntry entry : entries) {
        writer.write(entry);
      }
    }
    StableFooter.write(parquet.toByteArray(), to);
  }

  static void writeEvidence(OutputStream to, List<ListedEntry> entries) throws IOException {
    ByteArrayOutputStream parquet = new ByteArrayOutputStream();
    try (ParquetWriter<EvidenceWriting.Piece> writer = writer(parquet, EvidenceWriting::new)) {
      for (ListedEntry entry : entries) {
        for (ListedEntry.Line line : entry.evidence()) {
          writer.write(new EvidenceWriting.Piece(entry, line));
        }
      }
    }
    StableFooter.write(parquet.toByteArray(), to);
  }

  private static <T> ParquetWriter<T> writer(OutputStream to, Supplier<ContractWriting<T>> writing)
      throws IOException {
    ContractWriting.Builder<T> builder =
        new ContractWriting.Builder<>(new ParquetOutput(to), writing)
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withStatisticsEnabled(false)
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE);
    UNIQUE.forEach(column -> builder.withDictionaryEncoding(column, false));
    return builder.build();
  }
}
