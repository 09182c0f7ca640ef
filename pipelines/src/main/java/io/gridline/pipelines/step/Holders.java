package io.gridline.pipelines.step;

import io.gridline.pipelines.identity.Binding;
import java.util.List;
import java.util.Map;

/**
 * Whose a claim is, as far as the register says, and which cases they are.
 *
 * @param claim the claim's key
 * @param bound by row
 * @param marks by case
 */
record Holders(String claim, Map<String, Bound> bound, Map<String, Mark> marks) {

  static Holders of(Desk desk) {
    return new Holders(desk.key(), all(desk.shelf(Kind.BOUND)), all(desk.shelf(Kind.MARK)));
  }

  private static <V> Map<String, V> all(Shelf<V> shelf) {
    return shelf.isEmpty() ? Map.of() : shelf.all();
  }

  List<Binding> bindings() {
    return bound.values().stream().map(Bound::binding).toList();
  }
}
