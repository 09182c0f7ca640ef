package io.gridline.connectors.columns;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;

/**
 * A Parquet file that is read by column, a batch of rows at a time: a test of one column selects
 * rows, and of other columns only the values at those are gathered.
 *
 * <pre>{@code
 * while (file.next()) {
 *   Selection wanted = file.select(PLACE, test);
 *   Values times = file.gather(TIME, wanted);
 *   ...
 * }
 * }</pre>
 *
 * <p>Within a batch each column is asked once; the values of a selection by that column have then
 * been gathered too. Pages that no batch asks for are not decompressed. Selections and values
 * belong to the file and are good until its next batch. For one thread; several may each open the
 * file and read some row groups of it.
 *
 * <p>A damaged file ends in an {@link IOException}; checksums of pages are verified where there are
 * any.
 */
public final class ColumnFile implements AutoCloseable {

  /** How many rows a batch has, at most. */
  public static final int BATCH = 1 << 16;

  private final FileChannel channel;
  private final List<ColumnDescriptor> columns;
  private final List<BlockMetaData> groups;
  private final List<ColumnCursor> cursors = new ArrayList<>();
  private final List<Selection> selections = new ArrayList<>();
  private final Selection all = new Selection();
  private final Selection chosen = new Selection();
  private int group = -1;
  private int endGroup;
  private long groupFirst;
  private long inGroup;
  private int batch;

  private ColumnFile(
      FileChannel channel, List<ColumnDescriptor> columns, List<BlockMetaData> groups) {
    this.channel = channel;
    this.columns = columns;
    this.groups = groups;
    this.endGroup = groups.size();
    for (ColumnDescriptor column : columns) {
      cursors.add(new ColumnCursor(channel, column, BATCH));
      selections.add(new Selection());
    }
  }

  /**
   * Opens a file.
   *
   * @param columns the only ones to be read; their positions are what the other methods take
   * @return empty when one is missing, nested, of floating point, encrypted, or in a codec or
   *     encoding that is not read here: that file is for a general reader
   * @throws IOException when it is no whole Parquet file
   */
  public static Optional<ColumnFile> open(Path file, List<String> columns) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            ParquetInput.of(file),
            ParquetReadOptions.builder(new PlainParquetConfiguration()).build())) {
      return open(file, reader.getFooter(), columns);
    } catch (RuntimeException e) {
      throw new DamagedFile("no footer of a Parquet file");
    }
  }

  /** Opens a file whose footer has been read. */
  public static Optional<ColumnFile> open(Path file, ParquetMetadata footer, List<String> columns)
      throws IOException {
    MessageType schema = footer.getFileMetaData().getSchema();
    String createdBy = footer.getFileMetaData().getCreatedBy();
    List<ColumnDescriptor> descriptors = new ArrayList<>();
    for (String column : columns) {
      if (!schema.containsField(column) || !schema.getType(column).isPrimitive()) {
        return Optional.empty();
      }
      descriptors.add(schema.getColumnDescription(new String[] {column}));
    }
    for (BlockMetaData group : footer.getBlocks()) {
      Map<String, ColumnChunkMetaData> chunks = chunks(group);
      for (ColumnDescriptor column : descriptors) {
        ColumnChunkMetaData chunk = chunks.get(column.getPath()[0]);
        boolean isOptional = column.getMaxDefinitionLevel() > 0;
        if (chunk == null
            || !ColumnKinds.reads(column)
            || !ColumnKinds.reads(chunk, isOptional, createdBy)) {
          return Optional.empty();
        }
      }
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    return Optional.of(new ColumnFile(channel, descriptors, footer.getBlocks()));
  }

  private static Map<String, ColumnChunkMetaData> chunks(BlockMetaData group) {
    Map<String, ColumnChunkMetaData> chunks = new HashMap<>();
    for (ColumnChunkMetaData chunk : group.getColumns()) {
      if (chunk.getPath().size() == 1) {
        chunks.put(chunk.getPath().toDotString(), chunk);
      }
    }
    return chunks;
  }

  /** How many rows the whole file has. */
  public long rows() {
    return groups.stream().mapToLong(BlockMetaData::getRowCount).sum();
  }

  /** How many rows there are in the row groups before the n-th. */
  public long rowsBefore(int group) {
    return groups.subList(0, group).stream().mapToLong(BlockMetaData::getRowCount).sum();
  }

  public int groups() {
    return groups.size();
  }

  /** What the n-th column holds, and what is meant by it. */
  public PrimitiveType type(int column) {
    return columns.get(column).getPrimitiveType();
  }

  /** From now on reads row groups from {@code first} on, those from {@code end} on left out. */
  public ColumnFile only(int first, int end) {
    group = first - 1;
    groupFirst = rowsBefore(Math.max(group, 0));
    inGroup = group < 0 ? 0 : groups.get(group).getRowCount();
    batch = 0;
    endGroup = end;
    return this;
  }

  /**
   * Goes on to the next batch.
   *
   * @return false when there is none
   */
  public boolean next() throws IOException {
    inGroup += batch;
    batch = 0;
    while (group < 0 || inGroup == groups.get(group).getRowCount()) {
      if (group + 1 >= endGroup) {
        return false;
      }
      beginGroup();
    }
    batch = (int) Math.min(BATCH, groups.get(group).getRowCount() - inGroup);
    return true;
  }

  private void beginGroup() throws IOException {
    groupFirst += group < 0 ? 0 : groups.get(group).getRowCount();
    group++;
    inGroup = 0;
    BlockMetaData about = groups.get(group);
    DamagedFile.unless(about.getRowCount() >= 0, "a row group has no such size");
    Map<String, ColumnChunkMetaData> chunks = chunks(about);
    for (int column = 0; column < cursors.size(); column++) {
      String name = columns.get(column).getPath()[0];
      cursors.get(column).begin(chunks.get(name), about.getRowCount());
    }
  }

  /** The number of the batch's first row in the file, from 0. */
  public long firstRow() {
    return groupFirst + inGroup;
  }

  /** How many rows the batch has. */
  public int batchRows() {
    return batch;
  }

  /** All rows of the batch. */
  public Selection all() {
    return all.all(batch);
  }

  /** The rows of the batch at the positions that are asked for. */
  public Selection where(IntPredicate asked) {
    return chosen.where(batch, asked);
  }

  /**
   * The rows of the batch that the test wants.
   *
   * @param column one of byte strings
   */
  public Selection select(int column, ValueTest test) throws IOException {
    ColumnCursor cursor = cursors.get(column);
    if (cursor.areNumbers()) {
      throw new IllegalArgumentException("only byte strings are tested");
    }
    Selection wanted = selections.get(column);
    wanted.clear(batch);
    cursor.select(inGroup, batch, test, wanted);
    return wanted;
  }

  /**
   * The values of a column at the rows that are wanted. Of a column that was selected by, only its
   * own selection.
   */
  public Values gather(int column, Selection wanted) throws IOException {
    if (wanted == selections.get(column)) {
      return cursors.get(column).selected();
    }
    return cursors.get(column).gather(inGroup, wanted);
  }

  @Override
  public void close() throws IOException {
    cursors.forEach(ColumnCursor::close);
    channel.close();
  }
}
