package io.gridline.connectors.rows;

import java.util.List;
import java.util.function.Predicate;

/** Whether a file has the columns without which it cannot be read. */
final class RequiredColumns {

  private RequiredColumns() {}

  /**
   * @throws BadInput naming those that it lacks
   */
  static void require(String name, List<String> required, Predicate<String> has) {
    List<String> missing = required.stream().filter(column -> !has.test(column)).toList();
    if (!missing.isEmpty()) {
      throw new BadInput(name + ": the schema lacks " + String.join(", ", missing));
    }
  }
}
