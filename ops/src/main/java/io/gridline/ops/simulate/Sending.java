package io.gridline.ops.simulate;

import io.gridline.ops.simulate.file.FileFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How and when the senders of a world send. What really happened does not depend on it; what can be
 * known of it does. Days are those of a file's {@code dt=} folder, counted from 2020-01-01.
 *
 * @param formats of the feeds, taking turns from day to day; late files are in the first
 * @param registerFormat CSV or PARQUET
 * @param lateDays how many days after their day late records come, 1 to 20
 * @param silentFrom the first day from which a source sends nothing any more, late files included
 * @param until the last day that has come: what would come later is not there yet
 * @param onlyDay when set, only this day's files are written, without register and truth
 */
public record Sending(
    List<FileFormat> formats,
    FileFormat registerFormat,
    int lateDays,
    Map<Source, Integer> silentFrom,
    OptionalInt until,
    OptionalInt onlyDay) {

  public static final int DEFAULT_LATE_DAYS = 2;
  static final int MOST_LATE_DAYS = 20;

  public Sending {
    formats = List.copyOf(formats);
    silentFrom = Map.copyOf(silentFrom);
    require(!formats.isEmpty(), "at least one format is needed");
    require(
        registerFormat == FileFormat.CSV || registerFormat == FileFormat.PARQUET,
        "the register's format must be csv or parquet");
    require(lateDays >= 1 && lateDays <= MOST_LATE_DAYS, "late days must be 1 to 20");
  }

  /** CSV, plain and compressed day by day; everybody sends everything. */
  public static Sending usual() {
    return new Sending(
        List.of(FileFormat.CSV, FileFormat.CSV_GZ),
        FileFormat.CSV,
        DEFAULT_LATE_DAYS,
        Map.of(),
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
