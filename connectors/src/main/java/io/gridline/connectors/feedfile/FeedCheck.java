package io.gridline.connectors.feedfile;

import io.gridline.connectors.feedfile.Decoded.Rejected;
import io.gridline.connectors.feedfile.Rejection.Reason;
import io.gridline.connectors.rows.BadInput;
import io.gridline.connectors.rows.PassOver;
import io.gridline.connectors.rows.RowFile;
import io.gridline.connectors.rows.RowGroups;
import io.gridline.connectors.rows.TextRow;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the gate would reject of a sender's file, as if every place were asked about. Keeps nothing,
 * needs no key and no order, and never says a value.
 *
 * @param source whose file it is
 * @param charsetName a charset of Java's, for CSV
 * @param references the folder of the reference files
 */
public record FeedCheck(Source source, String charsetName, Path references) {

  /**
   * Why one record would be rejected.
   *
   * @param line in CSV the line at which it starts, else its number
   * @param columns those in question; none when it is the row as a whole
   */
  public record Problem(long line, Reason reason, List<String> columns) {}

  /**
   * What a file holds.
   *
   * @param rejected records that would be, by reason
   */
  public record Result(long read, Map<Reason, Long> rejected) {

    public long rejectedInAll() {
      return rejected.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * @throws BadInput when the file, or a reference file, cannot be read
   */
  public Result check(Path file, Consumer<Problem> problems) {
    FeedColumns columns = FeedColumns.of(source);
    FeedDecoder decoder =
        FeedDecoder.of(source, References.read(references, Set.of(source)), place -> true);
    Map<Reason, Long> rejected = new EnumMap<>(Reason.class);
    long read = 0;
    try (RowFile rows =
        FeedFile.open(
            input(file),
            RowGroups.ALL,
            file.toAbsolutePath().getParent(),
            columns,
            PassOver.NOTHING)) {
      for (TextRow row = rows.next(); row != null; row = rows.next()) {
        read++;
        if (decoder.decode(row) instanceof Rejected not) {
          rejected.merge(not.reason(), 1L, Long::sum);
          problems.accept(new Problem(row.line(), not.reason(), not.columns()));
        }
      }
    }
    return new Result(read, rejected);
  }

  private FeedInput input(Path file) {
    String name = file.getFileName().toString();
    if (!FeedFile.isKnown(name)) {
      throw new BadInput(name + ": not a format Gridline reads, expected " + FeedFile.expected());
    }
    try {
      return new FeedInput(source, name, charsetName, Files.size(file));
    } catch (IOException e) {
      throw new BadInput(name + ": cannot be read", e);
    }
  }

  /** The charset that feeds.yaml says a source sends; UTF-8 when it says nothing. */
  public static String charset(Path feeds, Source source) {
    return FeedsYaml.charsets(feeds.resolve("feeds.yaml")).getOrDefault(source, "UTF-8");
  }
}
