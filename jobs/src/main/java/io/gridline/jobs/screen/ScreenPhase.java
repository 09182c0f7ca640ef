package io.gridline.jobs.screen;

import io.gridline.connectors.seal.GateKeys;
import io.gridline.jobs.flink.Collected;
import io.gridline.jobs.flink.FlinkCluster;
import io.gridline.jobs.flink.SmallStream;
import io.gridline.pipelines.entry.EntryKeys;
import io.gridline.pipelines.entry.ListFiles;
import io.gridline.pipelines.entry.ListFiles.WrittenFile;
import io.gridline.pipelines.entry.ReviewItem;
import io.gridline.pipelines.identity.Bindings;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.ClaimHashes;
import io.gridline.pipelines.identity.ClaimRef;
import io.gridline.pipelines.identity.Register;
import io.gridline.pipelines.identity.Register.Residence;
import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.order.Zone;
import io.gridline.pipelines.presence.StoredRow;
import io.gridline.pipelines.scheduled.CountPassing;
import io.gridline.pipelines.scheduled.FactFiles;
import io.gridline.pipelines.scheduled.FindClaims;
import io.gridline.pipelines.scheduled.MovedType;
import io.gridline.pipelines.scheduled.ReadFacts;
import io.gridline.pipelines.scheduled.RegisterReach;
import io.gridline.pipelines.scheduled.RegisterReach.Beginning;
import io.gridline.pipelines.scheduled.RegisterReach.Extent;
import io.gridline.pipelines.scheduled.ScreenHouseholds;
import io.gridline.pipelines.scheduled.Standing;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * From the store's rows to written entries: find the claims, reach into the register, evaluate by
 * household.
 */
record ScreenPhase(
    FlinkCluster flink,
    GateKeys keys,
    Map<String, EntryKeys> orderKeys,
    List<ScreeningOrder> orders,
    Instant asOf,
    Register register) {

  /**
   * What was found and written.
   *
   * @param counts accumulators of both passes, for {@code Tally}
   */
  record Outcome(List<WrittenFile> files, List<ReviewItem> reviews, Map<String, Object> counts) {}

  Outcome screen(
      StoredRows rows, Standing standing, TracedCases cases, ListFiles files, Progress progress) {
    progress.begins(Phase.FIND, "find who could be concerned");
    Collected find = new Collected(flink);
    Collected.Result<ClaimRef> found =
        find.of(
            new FindClaims(orders, standing, cases.contacts(), asOf)
                .claims(counted(rows.all(find.environment()))));
    LongConsumer watch = done -> progress.advances(done, rows.count(), Progress.Unit.RECORDS);
    find.run("find claims", watch);
    requireAllRead(find.counts().get(Collected.DONE), rows.count());

    progress.begins(Phase.LOOK_UP, "look up " + found.values().size() + " claims in the register");
    Set<Claim> claims = new HashSet<>(cases.claims());
    found.values().stream().filter(ClaimRef::valid).map(keys::open).forEach(claims::add);
    FactFiles facts = new FactFiles(flink.files());
    Extent extent =
        new RegisterReach(register)
            .from(new Beginning(claims, residences(), areHouseholdsAsked()), known(rows), facts);
    Set<ClaimHash> wanted = new HashSet<>(extent.documents());
    found.values().forEach(claim -> wanted.add(claim.hash()));

    progress.begins(Phase.EVALUATE, "evaluate the households of " + extent.people() + " people");
    Collected evaluate = new Collected(flink);
    ScreenHouseholds households =
        new ScreenHouseholds(orders, asOf, keys, orderKeys, cases.contacts(), Collected.DONE);
    ScreenHouseholds.Found screened =
        households.screen(
            rows.of(evaluate.environment(), ClaimHashes.of(wanted)),
            Bindings.of(extent.bindings()),
            standing,
            ReadFacts.of(evaluate.environment(), facts),
            SmallStream.of(evaluate.environment(), cases.marks(), MovedType.FACT, "cases"));
    Collected.Result<WrittenFile> written =
        evaluate.of(households.write(screened.entries(), files));
    Collected.Result<ReviewItem> reviews = evaluate.of(screened.reviews());
    long people = extent.people();
    evaluate.run(
        "evaluate households", done -> progress.advances(done, people, Progress.Unit.PEOPLE));

    Map<String, Object> counts = new HashMap<>(find.counts());
    counts.putAll(evaluate.counts());
    return new Outcome(written.values(), reviews.values(), counts);
  }

  /** A run that has missed a row would say of nobody's list that it is wrong. */
  private static void requireAllRead(Object read, long rows) {
    long all = read instanceof Long count ? count : 0;
    if (all != rows) {
      throw new IllegalStateException("of the store's " + rows + " rows " + all + " were read");
    }
  }

  private static DataStream<StoredRow> counted(DataStream<StoredRow> rows) {
    return rows.filter(new CountPassing<>(Collected.DONE)).uid("rows-read").name("Rows read");
  }

  private RegisterReach.Claims known(StoredRows rows) {
    return new RegisterReach.Claims() {
      @Override
      public ClaimHash hash(Claim claim) {
        return keys.hash(claim);
      }

      @Override
      public BitSet occurring(ClaimHashes claims) {
        return rows.occurring(claims);
      }
    };
  }

  private boolean areHouseholdsAsked() {
    return orders.stream().anyMatch(order -> !order.rules(Rule.Household.class).isEmpty());
  }

  private List<Residence> residences() {
    return orders.stream()
        .filter(order -> !order.rules(Rule.ZoneResidence.class).isEmpty())
        .map(
            order ->
                new Residence(
                    order.jurisdiction(), order.zones().stream().map(Zone::division).toList()))
        .toList();
  }
}
