package io.gridline.pipelines.task;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a task ends at the door. */
public enum Outcome {
  RELEASED,
  REFERRED_TO_CLINIC,
  REFERRED_TO_ONLINE_CLINIC,
  HOSPITALISED,
  NOT_FOUND,
  WRONG_PERSON,
  MOVED_ON;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Outcome> of(String text) {
    return Arrays.stream(values()).filter(outcome -> outcome.text().equals(text)).findFirst();
  }
}
