package io.gridline.connectors.rows;

import io.gridline.connectors.columns.ByteStrings;
import io.gridline.connectors.columns.ValueTest;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * Rows that nobody wants to see, told by some of their columns. A file whose format makes it cheap
 * passes over them and only says how many there were; another gives them like any.
 */
public final class PassOver {

  /** Gives every row. */
  public static final PassOver NOTHING = new PassOver(List.of());

  /**
   * A test of one column.
   *
   * @param column its position among those that are asked for
   * @param test makes one for each reader: a test may be for one thread
   */
  public record Tested(int column, Supplier<ValueTest> test) {}

  private final List<Tested> tests;

  private PassOver(List<Tested> tests) {
    this.tests = List.copyOf(tests);
  }

  /**
   * Passes over the rows with one of these values.
   *
   * @param column its position among those that are asked for
   * @param values each as {@link TextRow#value} would have it, and not empty
   */
  public static PassOver of(int column, Collection<String> values) {
    ByteStrings passed =
        ByteStrings.of(
            values.stream().map(value -> value.getBytes(StandardCharsets.UTF_8)).toList());
    return unless(List.of(new Tested(column, passed::others)));
  }

  /**
   * Passes over the rows that none of the tests wants.
   *
   * @param tests one or more, of columns of text
   */
  public static PassOver unless(List<Tested> tests) {
    return new PassOver(tests);
  }

  boolean isNothing() {
    return tests.isEmpty();
  }

  List<Tested> tests() {
    return tests;
  }
}
