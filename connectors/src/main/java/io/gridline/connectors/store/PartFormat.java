package io.gridline.connectors.store;

import io.gridline.connectors.file.Location;
import io.gridline.pipelines.presence.StoredRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.IteratorResultIterator;

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
  private final WantedRows wanted;

  public PartFormat(Columns columns, WantedRows wanted) {
    this.columns = columns;
    this.wanted = wanted;
  }

  @Override
  public Reader<StoredRow> createReader(Configuration config, FileSourceSplit split)
      throws IOException {
    Path file = Location.path(split.path().toString());
    String name = file.getFileName().toString();
    String part = name.substring(0, name.length() - SUFFIX.length());
    return new PartReader(new PartRows(file, part, columns, wanted));
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

    private final PartRows rows;
    private long read;

    PartReader(PartRows rows) {
      this.rows = rows;
    }

    @Override
    public RecordIterator<StoredRow> readBatch() throws IOException {
      List<StoredRow> batch = rows.read();
      long first = read;
      read += batch.size();
      return batch.isEmpty() ? null : new IteratorResultIterator<>(batch.iterator(), 0, first);
    }

    @Override
    public void close() {
      try {
        rows.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
