package io.gridline.connectors.columns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/**
 * How parquet-java is to lay out a file.
 *
 * @param dictionaryBytes how large a dictionary may become; 0 for none
 */
public record Layout(
    WriterVersion version,
    CompressionCodecName codec,
    int dictionaryBytes,
    int pageRows,
    int groupRows,
    boolean hasChecksums,
    boolean hasStatistics) {

  public static final Layout USUAL =
      new Layout(
          WriterVersion.PARQUET_1_0,
          CompressionCodecName.SNAPPY,
          1 << 20,
          20_000,
          1_000_000,
          true,
          true);

  /** Writes rows of Strings, byte arrays, Integers, Longs, Booleans and nulls. */
  public Path write(Path file, MessageType schema, List<Object[]> rows) {
    try (ParquetWriter<Group> writer = writer(file, schema)) {
      for (Object[] row : rows) {
        Group group = new SimpleGroup(schema);
        for (int column = 0; column < row.length; column++) {
          add(group, column, row[column]);
        }
        writer.write(group);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ParquetWriter<Group> writer(Path file, MessageType schema) throws IOException {
    return ExampleParquetWriter.builder(new LocalOutputFile(file))
        .withType(schema)
        .withConf(new PlainParquetConfiguration())
        .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
        .withWriterVersion(version)
        .withCompressionCodec(codec)
        .withDictionaryEncoding(dictionaryBytes > 0)
        .withDictionaryPageSize(Math.max(1, dictionaryBytes))
        .withPageRowCountLimit(pageRows)
        .withRowGroupRowCountLimit(groupRows)
        .withMinRowCountForPageSizeCheck(1)
        .withPageWriteChecksumEnabled(hasChecksums)
        .withStatisticsEnabled(hasStatistics)
        .build();
  }

  private static void add(Group group, int column, Object value) {
    if (value instanceof String text) {
      group.add(column, text);
    } else if (value instanceof byte[] bytes) {
      group.add(column, Binary.fromConstantByteArray(bytes));
    } else if (value instanceof Integer number) {
      group.add(column, number);
    } else if (value instanceof Long number) {
      group.add(column, number);
    } else if (value instanceof Boolean flag) {
      group.add(column, flag);
    }
  }
}
