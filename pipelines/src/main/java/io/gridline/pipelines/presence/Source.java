package io.gridline.pipelines.presence;

import java.util.Locale;
import java.util.Optional;

/** Where a record comes from: one of the four feeds, or the register itself. */
public enum Source {
  CARRIER,
  RAIL,
  AVIATION,
  HOTEL,
  REGISTER;

  /** The name in files, topics, columns and commands. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The feed of that name; empty for anything else, the register included. */
  public static Optional<Source> feed(String text) {
    for (Source source : values()) {
      if (source != REGISTER && source.text().equals(text)) {
        return Optional.of(source);
      }
    }
    return Optional.empty();
  }
}
