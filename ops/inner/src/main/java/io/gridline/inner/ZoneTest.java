package io.gridline.inner;

import io.gridline.pipelines.order.ZoneIndex;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Is a place, or a presence, in a zone of the order? Asked of each record that is not outside. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ZoneTest {

  private final ZoneIndex zones = ZoneIndex.of(AnOrder.inForce());
  private final Division inside = new Division("420106001001");
  private final Division outside = new Division("330106001001");
  private final Interval hour =
      new Interval(Instant.parse("2020-01-20T02:00:00Z"), Instant.parse("2020-01-20T03:00:00Z"));

  @Benchmark
  public boolean placeOutside() {
    return zones.covers(outside);
  }

  @Benchmark
  public boolean presenceInside() {
    return zones.covers(inside, hour);
  }
}
