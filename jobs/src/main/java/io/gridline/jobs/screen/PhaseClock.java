package io.gridline.jobs.screen;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Passes on what is told of a run, and measures how long each phase takes. */
final class PhaseClock implements Progress {

  private final Progress progress;
  private final Map<Phase, Duration> taken = new LinkedHashMap<>();
  private Phase phase;
  private long begun;

  PhaseClock(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void begins(Phase next, String line) {
    stop();
    phase = next;
    begun = System.nanoTime();
    progress.begins(next, line);
  }

  private void stop() {
    if (phase != null) {
      taken.merge(phase, Duration.ofNanos(System.nanoTime() - begun), Duration::plus);
      begun = System.nanoTime();
    }
  }

  /** Milliseconds by phase, of the one under way those up to now. */
  Map<String, Long> millis() {
    stop();
    Map<String, Long> millis = new LinkedHashMap<>();
    taken.forEach((of, time) -> millis.put(of.text(), time.toMillis()));
    return millis;
  }

  @Override
  public void begins(String line) {
    progress.begins(line);
  }

  @Override
  public void says(String line) {
    progress.says(line);
  }

  @Override
  public void advances(long done, long total, Unit unit) {
    progress.advances(done, total, unit);
  }
}
