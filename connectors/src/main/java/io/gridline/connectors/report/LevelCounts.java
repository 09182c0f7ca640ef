package io.gridline.connectors.report;

import io.gridline.pipelines.order.Level;
import java.util.Map;

/** Entries by level. */
record LevelCounts(long high, long medium, long low) {

  static final LevelCounts NONE = new LevelCounts(0, 0, 0);

  static LevelCounts of(Map<Level, Long> counts) {
    return new LevelCounts(
        counts.getOrDefault(Level.HIGH, 0L),
        counts.getOrDefault(Level.MEDIUM, 0L),
        counts.getOrDefault(Level.LOW, 0L));
  }

  long total() {
    return high + medium + low;
  }

  long of(Level level) {
    return switch (level) {
      case HIGH -> high;
      case MEDIUM -> medium;
      case LOW -> low;
    };
  }

  LevelCounts plus(LevelCounts other) {
    return new LevelCounts(high + other.high, medium + other.medium, low + other.low);
  }
}
