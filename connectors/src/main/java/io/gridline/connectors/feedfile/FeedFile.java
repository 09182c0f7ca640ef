package io.gridline.connectors.feedfile;

import io.gridline.connectors.csv.CsvFile;
import io.gridline.connectors.rows.AvroRows;
import io.gridline.connectors.rows.ParquetFile;
import io.gridline.connectors.rows.PassOver;
import io.gridline.connectors.rows.RowFile;
import io.gridline.connectors.rows.RowGroups;
import java.nio.file.Path;
import java.util.List;

/**
 * The formats in which a feed may come, told by the end of the file's name (contract, section 2).
 */
final class FeedFile {

  private static final List<String> ENDINGS = List.of(".csv", ".csv.gz", ".parquet", ".avro");

  private FeedFile() {}

  static boolean isKnown(String fileName) {
    return ENDINGS.stream().anyMatch(fileName::endsWith);
  }

  /** The endings, for a message. */
  static String expected() {
    return String.join(", ", ENDINGS.subList(0, ENDINGS.size() - 1)) + " or .avro";
  }

  /** Whether parts of a file can be read by themselves, to share out a large one. */
  static boolean canBeCut(String fileName) {
    return fileName.endsWith(".parquet");
  }

  /**
   * @param groups of a Parquet file, those to be read
   */
  static RowFile open(
      FeedInput input, RowGroups groups, Path feeds, FeedColumns columns, PassOver passOver) {
    Path file = feeds.resolve(input.path());
    String name = input.path();
    if (name.endsWith(".parquet")) {
      return ParquetFile.open(file, name, columns.names(), columns.required(), passOver, groups);
    }
    if (name.endsWith(".avro")) {
      return AvroRows.open(file, name, columns.names(), columns.required());
    }
    return CsvFile.open(file, name, input.charset(), columns.names(), columns.required());
  }
}
