package io.gridline.ops.simulate.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * Parquet as a sender's data engineer writes it: real types, strings for ids and codes, ZSTD, a
 * dictionary where it helps. Each group is one row group; between groups it keeps next to nothing
 * in memory, which is why it does not go through {@code ParquetWriter}.
 */
final class ParquetEncoder implements RowEncoder {

  private static final int PAGE = 1 << 20;
  private static final int DICTIONARY = 2 << 20;

  /** Different in nearly every row: a dictionary would only cost time. */
  private static final Set<String> UNIQUE =
      Set.of("record_id", "msisdn", "document_number", "person_id", "id_number");

  private final MessageType schema;
  private final ParquetFileWriter file;
  private final ParquetProperties properties;
  private ColumnChunkPageWriteStore pages;
  private ColumnWriteStore store;
  private ColumnWriter[] writers;
  private CodecFactory codecs;
  private long rows;

  ParquetEncoder(Path path, Columns columns, String name) throws IOException {
    schema = schema(columns, name);
    ParquetProperties.Builder builder =
        ParquetProperties.builder().withPageSize(PAGE).withDictionaryPageSize(DICTIONARY);
    for (Column column : columns.all()) {
      if (UNIQUE.contains(column.name())) {
        builder.withDictionaryEncoding(column.name(), false);
      }
    }
    properties = builder.build();
    file =
        new ParquetFileWriter(
            new LocalOutputFile(path),
            schema,
            ParquetFileWriter.Mode.CREATE,
            1L << 27,
            0,
            ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
            false);
    file.start();
  }

  static MessageType schema(Columns columns, String name) {
    List<Type> fields = columns.all().stream().map(ParquetEncoder::field).toList();
    return new MessageType(name.replaceAll("[^a-z_].*", ""), fields);
  }

  private static Type field(Column column) {
    Types.PrimitiveBuilder<PrimitiveType> type =
        switch (column.kind()) {
          case TEXT ->
              Types.optional(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.stringType());
          case INSTANT ->
              Types.optional(PrimitiveTypeName.INT64)
                  .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS));
          case DATE -> Types.optional(PrimitiveTypeName.INT32).as(LogicalTypeAnnotation.dateType());
          case WHOLE_NUMBER -> Types.optional(PrimitiveTypeName.INT32);
          case TRUE_OR_FALSE -> Types.optional(PrimitiveTypeName.BOOLEAN);
        };
    return type.named(column.name());
  }

  @Override
  public void add(TypedRow row) {
    if (store == null) {
      beginGroup();
    }
    for (int column = 0; column < writers.length; column++) {
      ColumnWriter writer = writers[column];
      if (row.isNull(column)) {
        writer.writeNull(0, 0);
        continue;
      }
      switch (row.kind(column)) {
        case TEXT ->
            writer.write(
                Binary.fromReusedByteArray(
                    row.bytes(column), row.start(column), row.length(column)),
                0,
                1);
        case INSTANT -> writer.write(row.value(column), 0, 1);
        case DATE, WHOLE_NUMBER -> writer.write((int) row.value(column), 0, 1);
        case TRUE_OR_FALSE -> writer.write(row.value(column) == 1, 0, 1);
      }
    }
    store.endRecord();
    rows++;
  }

  private void beginGroup() {
    codecs = new CodecFactory(new PlainParquetConfiguration(), PAGE);
    pages =
        new ColumnChunkPageWriteStore(
            codecs.getCompressor(CompressionCodecName.ZSTD),
            schema,
            properties.getAllocator(),
            properties.getColumnIndexTruncateLength());
    store = properties.newColumnWriteStore(schema, pages, pages);
    writers = schema.getColumns().stream().map(store::getColumnWriter).toArray(ColumnWriter[]::new);
  }

  @Override
  public void endGroup() throws IOException {
    if (store == null) {
      return;
    }
    file.startBlock(rows);
    store.flush();
    pages.flushToFileWriter(file);
    file.endBlock();
    closeGroup();
  }

  private void closeGroup() {
    if (store != null) {
      store.close();
      pages.close();
      codecs.release();
      store = null;
      rows = 0;
    }
  }

  @Override
  public void finish() throws IOException {
    file.end(Map.of());
  }

  @Override
  public void abandon() throws IOException {
    closeGroup();
    file.close();
  }
}
