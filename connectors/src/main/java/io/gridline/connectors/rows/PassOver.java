package io.gridline.connectors.rows;

import io.gridline.connectors.columns.ByteStrings;
import io.gridline.connectors.columns.ValueTest;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * Rows that nobody wants to see: those with one of these values in a column. A file whose format
 * makes it cheap passes over them and only says how many there were; another gives them like any.
 */
public final class PassOver {

  /** Gives every row. */
  public static final PassOver NOTHING = new PassOver(-1, List.of());

  private final int column;
  private final ByteStrings values;

  private PassOver(int column, Collection<byte[]> values) {
    this.column = column;
    this.values = ByteStrings.of(values);
  }

  /**
   * @param column its position among those that are asked for
   * @param values each as {@link TextRow#value} would have it, and not empty
   */
  public static PassOver of(int column, Collection<String> values) {
    return new PassOver(
        column, values.stream().map(value -> value.getBytes(StandardCharsets.UTF_8)).toList());
  }

  boolean isNothing() {
    return column < 0;
  }

  int column() {
    return column;
  }

  /** Wants what is left: other values, and nulls; for one thread. */
  ValueTest others() {
    return values.others();
  }
}
