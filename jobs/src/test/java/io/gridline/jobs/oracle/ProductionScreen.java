package io.gridline.jobs.oracle;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** `gridline screen` itself. */
final class ProductionScreen implements ScreenUnderTest {
  @Override
  public Published run(Path world, List<Path> orders, Instant asOf, Path out, int parallelism) {
    throw new UnsupportedOperationException("gridline screen is not wired here yet");
  }
}
