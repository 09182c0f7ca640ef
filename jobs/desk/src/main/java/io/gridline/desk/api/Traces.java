package io.gridline.desk.api;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Where something failed, without what was said. */
final class Traces {

  private static final int FRAMES = 6;

  private Traces() {}

  static String of(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable one = failure; one != null; one = one.getCause()) {
      text.append(text.isEmpty() ? "" : ", caused by ")
          .append(one.getClass().getName())
          .append(" at ")
          .append(
              Arrays.stream(one.getStackTrace())
                  .limit(FRAMES)
                  .map(StackTraceElement::toString)
                  .collect(Collectors.joining(" < ")));
    }
    return text.toString();
  }
}
