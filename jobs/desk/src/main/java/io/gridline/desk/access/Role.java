package io.gridline.desk.access;

import java.util.Locale;

/** What an account is for. */
public enum Role {
  /** Works through the queue of a community. */
  WORKER,
  /** Works, assigns and transfers in a street. */
  COORDINATOR,
  /** Sees a county, a city or a province, and works on nothing. */
  OFFICER;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Role of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
