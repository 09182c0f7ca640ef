package io.gridline.connectors.rows;

import io.gridline.connectors.columns.ParquetInput;
import io.gridline.connectors.file.OwnClassLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * A Parquet file, of which only the columns that were asked for are read, and of a column only the
 * values that somebody looks at. Text, enums, whole numbers, booleans, dates and timestamps are
 * taken; a timestamp that is not adjusted to UTC is a local time.
 */
public final class ParquetRows implements RowFile {

  private final String name;
  private final ParquetFileReader reader;
  private final ParquetRow row;
  private final long before;
  private final long rows;
  private final long bytes;
  private int groupsLeft;
  private long rowsBefore;
  private long rowsLeft;

  private ParquetRows(
      String name, ParquetFileReader reader, ParquetRow row, RowGroups groups, long bytes) {
    this.name = name;
    this.reader = reader;
    this.row = row;
    this.bytes = bytes;
    List<BlockMetaData> all = reader.getRowGroups();
    int end = Math.min(groups.end(), all.size());
    this.groupsLeft = end - groups.first();
    this.rows = rows(all.subList(groups.first(), end));
    this.before = rows(all.subList(0, groups.first()));
    row.pass(before);
    all.subList(0, groups.first()).forEach(passed -> reader.skipNextRowGroup());
  }

  private static long rows(List<BlockMetaData> groups) {
    return groups.stream().mapToLong(BlockMetaData::getRowCount).sum();
  }

  /**
   * Opens a file and reads its schema.
   *
   * @param name what errors call the file
   * @param columns those asked for; their positions are the ones that {@link TextRow#value} takes
   * @param required those of them without which the file cannot be read
   * @param groups to be read
   * @throws BadInput when it is no whole Parquet file, lacks a column, or has one of another type
   */
  public static ParquetRows open(
      Path file, String name, List<String> columns, List<String> required, RowGroups groups) {
    ParquetFileReader reader = opened(file, name);
    try {
      MessageType schema = reader.getFileMetaData().getSchema();
      RequiredColumns.require(name, required, schema::containsField);
      List<Type> wanted = new ArrayList<>();
      for (String column : columns) {
        if (schema.containsField(column)) {
          wanted.add(plain(name, schema.getType(column)));
        }
      }
      MessageType projection = new MessageType(schema.getName(), wanted);
      reader.setRequestedSchema(projection);
      String createdBy = reader.getFileMetaData().getCreatedBy();
      return new ParquetRows(
          name, reader, new ParquetRow(columns, projection, createdBy), groups, Files.size(file));
    } catch (IOException | RuntimeException e) {
      close(reader);
      throw e instanceof BadInput known ? known : notWhole(name, e);
    }
  }

  /**
   * The footer of a file.
   *
   * @throws BadInput when it is no whole Parquet file
   */
  static ParquetMetadata footer(Path file, String name) {
    ParquetFileReader reader = opened(file, name);
    try {
      return reader.getFooter();
    } finally {
      close(reader);
    }
  }

  private static ParquetFileReader opened(Path file, String name) {
    if (!Files.isReadable(file)) {
      throw new BadInput(name + ": cannot be opened");
    }
    try {
      return ParquetFileReader.open(
          ParquetInput.of(file),
          ParquetReadOptions.builder(new PlainParquetConfiguration())
              .usePageChecksumVerification(true)
              .build());
    } catch (IOException | RuntimeException e) {
      throw notWhole(name, e);
    }
  }

  private static Type plain(String name, Type type) {
    if (!type.isPrimitive()
        || type.isRepetition(Type.Repetition.REPEATED)
        || ParquetText.of(type.asPrimitiveType()).isEmpty()) {
      throw new BadInput(
          name
              + ": column "
              + type.getName()
              + " has a type that is neither text, time nor number");
    }
    return type;
  }

  private static BadInput notWhole(String name, Exception cause) {
    return new BadInput(name + ": is not a Parquet file, or was not written to its end", cause);
  }

  ParquetMetadata footer() {
    return reader.getFooter();
  }

  @Override
  public TextRow next() {
    try {
      while (rowsLeft == 0) {
        PageReadStore group = groupsLeft > 0 ? nextGroup() : null;
        if (group == null) {
          return null;
        }
        groupsLeft--;
        rowsBefore = row.line();
        rowsLeft = group.getRowCount();
        row.begin(group);
      }
      rowsLeft--;
      row.move();
      return row;
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  private PageReadStore nextGroup() throws IOException {
    try (OwnClassLoader ignored = OwnClassLoader.open()) {
      return reader.readNextRowGroup();
    }
  }

  private BadInput unreadable(Exception cause) {
    return new BadInput(
        name
            + ": cannot be read to its end, after row "
            + rowsBefore
            + ": "
            + cause.getClass().getSimpleName(),
        cause);
  }

  @Override
  public long bytesRead() {
    return rows == 0 ? bytes : (long) ((double) (row.line() - before) / rows * bytes);
  }

  @Override
  public void close() {
    close(reader);
  }

  private static void close(ParquetFileReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
