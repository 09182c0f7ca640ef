package io.gridline.jobs.live;

import io.gridline.pipelines.step.Holding;
import java.time.Instant;
import java.util.Set;

/** What one key of one step holds, in the form in which Flink keeps it. */
final class KeyState {

  private byte[] form;
  Instant wake;

  Holding holding() {
    return Holding.of(form);
  }

  void keep(Holding holding) {
    form = holding.form();
  }

  Set<String> kinds() {
    return holding().kinds();
  }

  KeyState copy() {
    KeyState copy = new KeyState();
    copy.form = form;
    copy.wake = wake;
    return copy;
  }
}
