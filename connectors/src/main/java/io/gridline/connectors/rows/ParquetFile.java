package io.gridline.connectors.rows;

import io.gridline.connectors.columns.ColumnFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * A Parquet file by the quickest reader that knows everything in it: by column, unless its footer
 * names a codec or an encoding that {@link ColumnFile} does not read, else by {@link ParquetRows}.
 */
public final class ParquetFile {

  private ParquetFile() {}

  /**
   * Opens a file and reads its schema.
   *
   * @param name what errors call the file
   * @param columns those asked for; their positions are the ones that {@link TextRow#value} takes
   * @param required those of them without which the file cannot be read
   * @param passOver rows that need not be given
   * @throws BadInput when it is no whole Parquet file, lacks a column, or has one of another type
   */
  public static RowFile open(
      Path file, String name, List<String> columns, List<String> required, PassOver passOver) {
    return open(file, name, columns, required, passOver, RowGroups.ALL);
  }

  /** Opens a file as above, to read some of its row groups; rows are numbered as in the whole. */
  public static RowFile open(
      Path file,
      String name,
      List<String> columns,
      List<String> required,
      PassOver passOver,
      RowGroups groups) {
    ParquetRows general = ParquetRows.open(file, name, columns, required, groups);
    try {
      Optional<RowFile> byColumn =
          byColumn(file, name, columns, passOver, groups, general.footer());
      if (byColumn.isEmpty()) {
        return general;
      }
      general.close();
      return byColumn.get();
    } catch (IOException | RuntimeException e) {
      general.close();
      throw new BadInput(name + ": cannot be opened", e);
    }
  }

  private static Optional<RowFile> byColumn(
      Path file,
      String name,
      List<String> columns,
      PassOver passOver,
      RowGroups groups,
      ParquetMetadata footer)
      throws IOException {
    MessageType schema = footer.getFileMetaData().getSchema();
    List<String> present = columns.stream().filter(schema::containsField).toList();
    List<String> tested =
        passOver.tests().stream().map(test -> columns.get(test.column())).toList();
    if (!tested.stream().allMatch(column -> isOfBytes(schema, column))) {
      return Optional.empty();
    }
    long bytes = Files.size(file);
    return ColumnFile.open(file, footer, ColumnRows.opened(present, tested))
        .map(open -> new ColumnRows(name, open, groups, columns, present, passOver, bytes));
  }

  /**
   * Cuts a file between row groups into stretches of about so many bytes or more; the same file is
   * cut alike every time.
   *
   * @throws BadInput when it is no whole Parquet file
   */
  public static List<RowGroups> stretches(Path file, String name, long bytes) {
    List<RowGroups> stretches = new ArrayList<>();
    int first = 0;
    long size = 0;
    List<BlockMetaData> groups = ParquetRows.footer(file, name).getBlocks();
    for (int group = 0; group < groups.size(); group++) {
      size += groups.get(group).getCompressedSize();
      if (size >= bytes || group + 1 == groups.size()) {
        stretches.add(new RowGroups(first, group + 1));
        first = group + 1;
        size = 0;
      }
    }
    return stretches.size() < 2 ? List.of(RowGroups.ALL) : stretches;
  }

  private static boolean isOfBytes(MessageType schema, String column) {
    return schema.containsField(column)
        && schema.getType(column).asPrimitiveType().getPrimitiveTypeName()
            == PrimitiveTypeName.BINARY;
  }
}
