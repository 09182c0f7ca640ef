package io.gridline.jobs.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Hears what a run says, and may do something when a phase begins or a line is said. */
final class Hearing implements Progress {

  private final List<String> lines = new ArrayList<>();
  private final String at;
  private final Callable<?> act;

  private Hearing(String at, Callable<?> act) {
    this.at = at;
    this.act = act;
  }

  static Hearing all() {
    return at("\0", () -> null);
  }

  /** Acts when a phase of that name begins, or a line with that text is said. */
  static Hearing at(String text, Callable<?> act) {
    return new Hearing(text, act);
  }

  @Override
  public void begins(String phase) {
    hear(phase);
  }

  @Override
  public void says(String line) {
    hear(line);
  }

  private void hear(String line) {
    lines.add(line);
    if (line.contains(at)) {
      try {
        act.call();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  List<String> lines() {
    return lines;
  }
}
