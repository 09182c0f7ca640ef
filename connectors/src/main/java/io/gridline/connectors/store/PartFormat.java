package io.gridline.connectors.store;

import io.gridline.pipelines.presence.StoredRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.IteratorResultIterator;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroReadSupport;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.LocalInputFile;

/** Reads the parts of a store as a Flink file source; one split for each part. */
public final class PartFormat implements BulkFormat<StoredRow, FileSourceSplit> {

  private static final long serialVersionUID = 1;
  private static final String SUFFIX = ".parquet";

  /** How much of a row is read. */
  public enum Columns {
    /** Everything. */
    ALL,
    /** All but what decides between two deliveries of one record, the widest column by far. */
    WITHOUT_COMPARISON
  }

  private final Columns columns;

  public PartFormat(Columns columns) {
    this.columns = columns;
  }

  @Override
  public Reader<StoredRow> createReader(Configuration config, FileSourceSplit split)
      throws IOException {
    return new PartReader(java.nio.file.Path.of(split.path().getPath()), columns);
  }

  @Override
  public Reader<StoredRow> restoreReader(Configuration config, FileSourceSplit split)
      throws IOException {
    throw new UnsupportedOperationException("a scheduled run starts a part again, not within it");
  }

  @Override
  public boolean isSplittable() {
    return false;
  }

  @Override
  public TypeInformation<StoredRow> getProducedType() {
    return TypeInformation.of(StoredRow.class);
  }

  private static final class PartReader implements Reader<StoredRow> {

    private static final int BATCH = 512;

    private final String part;
    private final ParquetReader<GenericRecord> reader;
    private long row;

    PartReader(java.nio.file.Path file, Columns columns) throws IOException {
      String name = file.getFileName().toString();
      part = name.substring(0, name.length() - SUFFIX.length());
      PlainParquetConfiguration configuration = new PlainParquetConfiguration();
      if (columns == Columns.WITHOUT_COMPARISON) {
        configuration.set(
            AvroReadSupport.AVRO_REQUESTED_PROJECTION,
            PresenceRecords.WITHOUT_COMPARISON.toString());
      }
      reader =
          AvroParquetReader.<GenericRecord>builder(new LocalInputFile(file), configuration)
              .withDataModel(GenericData.get())
              .build();
    }

    @Override
    public RecordIterator<StoredRow> readBatch() throws IOException {
      List<StoredRow> batch = new ArrayList<>(BATCH);
      long first = row;
      while (batch.size() < BATCH) {
        GenericRecord record = reader.read();
        if (record == null) {
          break;
        }
        batch.add(new StoredRow(part, row++, PresenceRecords.revision(record)));
      }
      return batch.isEmpty() ? null : new IteratorResultIterator<>(batch.iterator(), 0, first);
    }

    @Override
    public void close() {
      try {
        reader.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
