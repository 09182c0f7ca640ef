package io.gridline.pipelines.step;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** An enum's values by their names in forms. */
final class Named<E extends Enum<E>> {

  private final Function<E, String> name;
  private final Map<String, E> values = new HashMap<>();

  Named(E[] values, Function<E, String> name) {
    this.name = name;
    for (E value : values) {
      this.values.put(name.apply(value), value);
    }
  }

  void write(E value, FormOutput to) {
    to.writeText(name.apply(value));
  }

  /**
   * @throws IllegalArgumentException when there is no value of that name
   */
  E read(FormInput from) {
    E value = values.get(from.readText());
    if (value == null) {
      throw new IllegalArgumentException("a form has a name that is not known");
    }
    return value;
  }
}
