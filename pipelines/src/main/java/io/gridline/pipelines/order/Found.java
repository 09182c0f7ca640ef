package io.gridline.pipelines.order;

import java.util.function.Predicate;

/**
 * What was found at one key of an order file.
 *
 * @param value null when the key is missing or its text was refused; an error has been reported
 *     then
 * @param line from 1: of the value, or of the mapping that lacks it
 * @param shown as a message shows it
 */
record Found<T>(T value, int line, String path, String shown) {

  boolean isGood() {
    return value != null;
  }

  boolean is(Predicate<T> property) {
    return value != null && property.test(value);
  }
}
