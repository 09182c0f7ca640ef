package io.gridline.pipelines.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every error of one order file, so that a reader can go on and report them all at once. */
final class OrderErrors {

  private static final int LONGEST = 80;

  private record Finding(int line, String text) {}

  private final String file;
  private final List<Finding> findings = new ArrayList<>();

  OrderErrors(String file) {
    this.file = file;
  }

  /** {@code line} counts from 1; an empty path is the file as a whole. */
  void add(int line, String path, String text) {
    String where = path.isEmpty() ? "" : printable(path) + ": ";
    findings.add(new Finding(line, file + ":" + line + ": " + where + text));
  }

  void expected(Found<?> found, String expectation) {
    add(found.line(), found.path(), "expected " + expectation + ", found " + found.shown());
  }

  /**
   * @throws InvalidOrder with all that was added, in the sequence of the lines
   */
  void raise() {
    if (!findings.isEmpty()) {
      throw new InvalidOrder(
          findings.stream()
              .sorted(Comparator.comparingInt(Finding::line))
              .map(Finding::text)
              .distinct()
              .toList());
    }
  }

  /** A text that is safe to print on one line of a terminal. */
  static String quoted(String text) {
    return '"' + printable(text) + '"';
  }

  private static String printable(String text) {
    String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    return cut.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ");
  }
}
