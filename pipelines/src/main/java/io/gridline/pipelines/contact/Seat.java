package io.gridline.pipelines.contact;

import java.util.OptionalLong;

/** A seat in the form that {@code Conveyance.normal} makes; its row is its leading digits. */
record Seat(String normal) {

  private static final int MOST_DIGITS = 18;

  OptionalLong row() {
    int digits = 0;
    while (digits < normal.length() && Character.digit(normal.charAt(digits), 10) >= 0) {
      digits++;
    }
    return digits == 0 || digits > MOST_DIGITS
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(normal.substring(0, digits)));
  }
}
