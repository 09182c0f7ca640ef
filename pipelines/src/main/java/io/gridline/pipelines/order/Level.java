package io.gridline.pipelines.order;

import java.util.Locale;

/** How urgent an entry is; declared from lowest to highest. */
public enum Level {
  LOW,
  MEDIUM,
  HIGH;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
