package io.gridline.pipelines.presence;

import java.util.Locale;

/** How train_no, flight_no, car_no, seat_no and room_no compare (contract, section 4). */
public final class Conveyance {

  private Conveyance() {}

  /** Upper case, without spaces and without leading zeros; empty stays empty and equals nothing. */
  public static String normal(String text) {
    if (text.isEmpty()) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean leadingZero = c == '0' && kept.isEmpty();
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && !leadingZero) {
        kept.append(c);
      }
    }
    return kept.toString().toUpperCase(Locale.ROOT);
  }
}
