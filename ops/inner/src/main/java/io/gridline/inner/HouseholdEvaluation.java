package io.gridline.inner;

import io.gridline.pipelines.entry.Evaluation;
import io.gridline.pipelines.entry.HouseholdFacts;
import io.gridline.pipelines.entry.MemberFacts;
import io.gridline.pipelines.entry.Screening;
import io.gridline.pipelines.entry.Subject;
import io.gridline.pipelines.exposure.Sighting;
import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.ClaimRef;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.ResolvedBy;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.RecordId;
import io.gridline.pipelines.presence.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/** What an order makes of a household of three, one of whom was in the zone ten times. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class HouseholdEvaluation {

  private static final int PRESENCES = 10;

  private final ScreeningOrder order = AnOrder.inForce();
  private final Instant asOf = Instant.parse("2020-01-28T00:00:00Z");
  private final HouseholdFacts household =
      new HouseholdFacts("H1", List.of(member("P1", PRESENCES), member("P2", 0), member("P3", 0)));

  @Benchmark
  public Evaluation evaluate() {
    return Screening.evaluate(order, household, asOf);
  }

  private static MemberFacts member(String id, int presences) {
    Division home = new Division("330106001001");
    Person person = new Person(id, "Name", "", "H1", home, home, "Home");
    List<Sighting> sightings = new ArrayList<>();
    for (int n = 0; n < presences; n++) {
      sightings.add(sighting(n));
    }
    return new MemberFacts(
        Subject.resident(person, List.of(), List.of()), sightings, List.of(), List.of());
  }

  private static Sighting sighting(int nth) {
    Instant from = Instant.parse("2020-01-27T00:00:00Z").plusSeconds(3600L * nth);
    return new Sighting(
        new Presence(
            new RecordId(Source.CARRIER, "R" + nth),
            new ClaimRef(ClaimType.PHONE, new ClaimHash(1, 2), true, new byte[0]),
            new Interval(from, from.plusSeconds(1800)),
            new Division("420106001001"),
            null,
            null,
            new byte[0]),
        ResolvedBy.PHONE,
        "");
  }
}
