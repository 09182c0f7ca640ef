package io.gridline.jobs.oracle;

import java.io.IOException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What differs between an expectation and what was published; nothing when all is well. */
final class Differences {
  private static final Set<String> TIMES =
      Set.of("as_of", "first_exposed_at", "last_exposed_at", "observe_until");

  private final List<String> found = new ArrayList<>();

  private Differences() {}

  static List<String> between(Expectation expected, PublishedRun published)
      throws IOException, SQLException {
    Differences differences = new Differences();
    differences.rows("entries", expected.entries(), published.entries());
    differences.rows("evidence", expected.evidence(), published.evidence());
    PublishedManifest manifest = published.manifest();
    differences.rows("accounting", expected.answer().accounting(), manifest.accounting());
    differences.values("elsewhere", expected.answer().elsewhere(), manifest.elsewhere());
    differences.lists(expected, published.lists());
    return differences.found;
  }

  private void rows(String what, TextTable expected, TextTable published) {
    lines(what, expected.asText(), published.asText());
  }

  private void lines(String what, List<String> expected, List<String> published) {
    List<String> missing = new ArrayList<>(expected);
    published.forEach(missing::remove);
    List<String> unexpected = new ArrayList<>(published);
    expected.forEach(unexpected::remove);
    missing.forEach(row -> found.add(what + " - expected  " + row));
    unexpected.forEach(row -> found.add(what + " + published " + row));
  }

  private void values(String what, Object expected, Object published) {
    if (!expected.equals(published)) {
      found.add(what + ": expected " + expected + ", published " + published);
    }
  }

  private void lists(Expectation expected, Map<String, String> published) {
    Map<String, List<List<String>>> lists = expected.lists();
    values("files of lists", new TreeSet<>(lists.keySet()), new TreeSet<>(published.keySet()));
    published.forEach(
        (file, text) -> {
          expected.secrets().stream()
              .filter(text::contains)
              .forEach(secret -> found.add(file + " shows a full number or phone"));
          values(file + " begins with a byte order mark", true, text.startsWith("\uFEFF"));
          CsvRows csv = CsvRows.parse(text.substring(text.startsWith("\uFEFF") ? 1 : 0));
          values(file + " header", Expectation.LIST_COLUMNS, csv.header());
          List<List<String>> rows =
              csv.rows().stream().map(row -> plain(csv.header(), row.fields())).toList();
          List<List<String>> wanted = lists.getOrDefault(file, List.of());
          lines(file, wanted.stream().map(List::toString).toList(), texts(rows));
          values(file + " sequence", texts(wanted), texts(rows));
        });
  }

  private static List<String> texts(List<List<String>> rows) {
    return rows.stream().map(List::toString).toList();
  }

  private static List<String> plain(List<String> header, List<String> cells) {
    List<String> plain = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      String column = i < header.size() ? header.get(i) : "";
      plain.add(TIMES.contains(column) ? millis(cells.get(i)) : unguarded(cells.get(i)));
    }
    return plain;
  }

  private static String millis(String time) {
    try {
      return time.endsWith("+08:00")
          ? Long.toString(OffsetDateTime.parse(time).toInstant().toEpochMilli())
          : time;
    } catch (DateTimeException notATime) {
      return time;
    }
  }

  /** A spreadsheet takes a cell that begins so for a formula; it has to be guarded by a quote. */
  private static String unguarded(String cell) {
    if (cell.matches("(?s)[=+\\-@\t\r\n].*")) {
      return "unguarded formula " + cell;
    }
    return cell.matches("(?s)'[=+\\-@\t\r\n].*") ? cell.substring(1) : cell;
  }
}
