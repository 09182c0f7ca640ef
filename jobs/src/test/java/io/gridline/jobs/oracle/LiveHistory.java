package io.gridline.jobs.oracle;

import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.RowSeal;
import io.gridline.jobs.live.Scheduler;
import io.gridline.pipelines.contact.CaseDelivery;
import io.gridline.pipelines.identity.Register.Table;
import io.gridline.pipelines.identity.SealedRow;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.step.BindClaims;
import io.gridline.pipelines.step.EvaluateHousehold;
import io.gridline.pipelines.step.FindContacts;
import io.gridline.pipelines.step.LatestCase;
import io.gridline.pipelines.step.LatestRecord;
import io.gridline.pipelines.step.LiveOrders;
import io.gridline.pipelines.step.MarkCases;
import io.gridline.pipelines.step.PublishEntries;
import io.gridline.pipelines.step.PublishReview;
import io.gridline.pipelines.step.ResolveClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * One way in which a world came to be as it is, decided by a seed: records late, doubled and in any
 * order across topics; rows of the register that were others before, or are gone again; cases
 * reported otherwise before, or withdrawn; orders in an earlier version, and one that was
 * withdrawn; crashes, after which all since the last checkpoint happens again in another
 * interleaving.
 */
final class LiveHistory {

  private final LiveWorld world;
  private final Random random;
  private final Scheduler job;
  private final Map<String, List<Consumer<Scheduler>>> sources = new LinkedHashMap<>();
  private Map<String, Integer> positions = new HashMap<>();
  private Scheduler.Saved saved;
  private Map<String, Integer> savedPositions = new HashMap<>();

  LiveHistory(LiveWorld world, long seed) {
    this.world = world;
    this.random = new Random(seed);
    GateKeys gate = world.keys().gate();
    this.job =
        new Scheduler(
            List.of(
                new LatestRecord(gate),
                new LatestCase(gate),
                new BindClaims(),
                new MarkCases(),
                new FindContacts(),
                new ResolveClaims(),
                new EvaluateHousehold(gate, new RowSeal(gate)),
                new PublishEntries(),
                new PublishReview()),
            live(List.of()),
            random);
    saved = job.save();
    for (Source source : world.records().keySet()) {
      records(source);
    }
    register();
    cases();
    orders();
    sources.keySet().forEach(source -> positions.put(source, 0));
    savedPositions.putAll(positions);
  }

  /** Everything happens, and the clock comes to an instant; what the topic then shows. */
  Scheduler at(Instant asOf) {
    int crashes = random.nextInt(3);
    while (hasMore()) {
      int choice = random.nextInt(40);
      if (choice == 0) {
        job.clock(earlier(asOf));
      } else if (choice == 1) {
        save();
      } else if (choice == 2 && crashes > 0) {
        crashes--;
        crash();
      } else if (choice < 20) {
        next();
      } else {
        job.step();
      }
    }
    job.clock(asOf);
    job.drain();
    return job;
  }

  /** Nothing happens but that time passes. */
  Scheduler later(Instant asOf) {
    job.clock(asOf);
    job.drain();
    return job;
  }

  /** Every order is forgotten. */
  void forgotten() {
    job.orders(live(List.of()));
    job.drain();
    job.forget();
  }

  /** The clock never goes back. */
  private Instant earlier(Instant asOf) {
    Instant now = job.now() == null ? asOf.minus(Duration.ofDays(12)) : job.now();
    Duration left = Duration.between(now, asOf);
    return now.plusMillis((long) (random.nextDouble() * left.toMillis() / 2));
  }

  private void save() {
    saved = job.save();
    savedPositions = new HashMap<>(positions);
  }

  private void crash() {
    job.restore(saved);
    positions = new HashMap<>(savedPositions);
  }

  private boolean hasMore() {
    return sources.entrySet().stream()
        .anyMatch(source -> positions.get(source.getKey()) < source.getValue().size());
  }

  private void next() {
    List<String> waiting =
        sources.keySet().stream()
            .filter(source -> positions.get(source) < sources.get(source).size())
            .toList();
    String source = waiting.get(random.nextInt(waiting.size()));
    int position = positions.merge(source, 1, Integer::sum);
    sources.get(source).get(position - 1).accept(job);
  }

  private void records(Source source) {
    List<Revision> all = new ArrayList<>(world.records().get(source));
    for (Revision revision : List.copyOf(all)) {
      if (random.nextInt(8) == 0) {
        all.add(revision);
      }
    }
    Collections.shuffle(all, random);
    String name = source.text();
    sources.put(
        name,
        all.stream()
            .map(
                revision ->
                    (Consumer<Scheduler>) job -> job.tell(name, LatestRecord.letter(revision)))
            .toList());
  }

  /** A row of the register has one sequence; rows of different keys come in any. */
  private void register() {
    List<SealedRow> rows = new ArrayList<>(world.rows());
    Collections.shuffle(rows, random);
    List<Consumer<Scheduler>> events = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      SealedRow row = rows.get(i);
      int before = random.nextInt(5);
      if (before == 0) {
        events.add(tell(otherwise(row, rows)));
      } else if (before == 1) {
        events.add(tell(row));
        events.add(job -> job.tell("register", BindClaims.deleted(row.personKey(), row.rowKey())));
      } else if (before == 2 && hasNumbers(rows)) {
        SealedRow gone = gone(row, somebodysNumber(rows));
        events.add(tell(gone));
        events.add(tell(row));
        events.add(
            job -> job.tell("register", BindClaims.deleted(gone.personKey(), gone.rowKey())));
        continue;
      }
      events.add(tell(row));
    }
    sources.put("register", events);
  }

  private static Consumer<Scheduler> tell(SealedRow row) {
    return job -> job.tell("register", BindClaims.letter(row));
  }

  /** The same row as it was before: somebody else's number, home and household. */
  private SealedRow otherwise(SealedRow row, List<SealedRow> rows) {
    List<SealedRow> like = rows.stream().filter(other -> other.table() == row.table()).toList();
    SealedRow other = like.get(random.nextInt(like.size()));
    return new SealedRow(
        row.table(),
        row.personKey(),
        row.rowKey(),
        other.householdKey(),
        other.claimType(),
        other.claim(),
        other.registered(),
        other.residence(),
        other.validFrom(),
        other.validTo(),
        other.sealed());
  }

  private static boolean hasNumbers(List<SealedRow> rows) {
    return rows.stream().anyMatch(row -> row.table() != Table.PERSON);
  }

  /** A document or a subscription. */
  private SealedRow somebodysNumber(List<SealedRow> rows) {
    List<SealedRow> numbers = rows.stream().filter(row -> row.table() != Table.PERSON).toList();
    return numbers.get(random.nextInt(numbers.size()));
  }

  /** A row that the person has no more: a number of somebody's. */
  private static SealedRow gone(SealedRow row, SealedRow other) {
    return new SealedRow(
        other.table(),
        row.personKey(),
        row.rowKey() + "-gone",
        other.householdKey(),
        other.claimType(),
        other.claim(),
        other.registered(),
        other.residence(),
        other.validFrom(),
        other.validTo(),
        other.sealed());
  }

  private void cases() {
    List<CaseDelivery> deliveries = new ArrayList<>();
    for (CaseDelivery one : world.cases()) {
      deliveries.add(one);
      CaseDelivery other = world.cases().get(random.nextInt(world.cases().size()));
      Interval shifted =
          new Interval(one.infectious().from().minus(Duration.ofDays(2)), one.infectious().to());
      deliveries.add(
          new CaseDelivery(
              one.caseId(),
              0,
              random.nextBoolean(),
              "",
              other.claim(),
              shifted,
              one.sealedComparison()));
      if (random.nextInt(3) == 0) {
        String ghost = "ghost-" + one.caseId();
        deliveries.add(
            new CaseDelivery(ghost, 0, false, "", one.claim(), shifted, one.sealedComparison()));
        deliveries.add(
            new CaseDelivery(ghost, 1, true, "", one.claim(), shifted, one.sealedComparison()));
      }
    }
    Collections.shuffle(deliveries, random);
    sources.put(
        "cases",
        deliveries.stream()
            .map(one -> (Consumer<Scheduler>) job -> job.tell("cases", LatestCase.letter(one)))
            .toList());
  }

  private void orders() {
    List<ScreeningOrder> orders = world.orders();
    ScreeningOrder first = orders.get(0);
    List<ScreeningOrder> earlier = new ArrayList<>();
    for (ScreeningOrder order : orders) {
      if (random.nextBoolean()) {
        earlier.add(version(order, order.id(), first));
      }
    }
    List<ScreeningOrder> withGhost = new ArrayList<>(earlier);
    withGhost.add(version(first, "ghost", orders.get(orders.size() - 1)));
    List<ScreeningOrder> almost = new ArrayList<>(orders);
    almost.addAll(withGhost.subList(withGhost.size() - 1, withGhost.size()));
    sources.put(
        "orders",
        List.of(
            job -> job.orders(live(earlier, orders)),
            job -> job.orders(live(withGhost, orders)),
            job -> withdraw(job, live(earlier, orders)),
            job -> job.orders(live(almost)),
            job -> job.orders(live(orders))));
  }

  /** Then what no order wants is let go of, also of those to come; all of it, once in a while. */
  private void withdraw(Scheduler job, LiveOrders left) {
    job.orders(left);
    if (job.now() != null && random.nextInt(3) == 0) {
      job.forget();
    }
  }

  /** An order with another's rules, and a version before. */
  private static ScreeningOrder version(ScreeningOrder order, String id, ScreeningOrder other) {
    return new ScreeningOrder(
        id,
        order.version() - 1,
        order.disease(),
        order.issuedBy(),
        order.legalBasis(),
        order.validFrom(),
        order.validUntil(),
        order.recordsFrom(),
        other.jurisdiction(),
        order.observation(),
        order.retention(),
        other.routeBy(),
        order.householdLimit(),
        order.deadlines(),
        other.zones(),
        other.rules());
  }

  private LiveOrders live(List<ScreeningOrder> orders) {
    return live(orders, List.of());
  }

  private LiveOrders live(List<ScreeningOrder> orders, List<ScreeningOrder> announced) {
    return new LiveOrders(orders, announced, world.keys()::order);
  }
}
