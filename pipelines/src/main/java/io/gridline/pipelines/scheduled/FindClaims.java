package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.contact.Contacts;
import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.ClaimRef;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.StoredRow;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/**
 * Goes once over all stored rows: counts what becomes of them, and finds the claims of those that
 * could bear evidence.
 *
 * <pre>
 *   rows --account--> standing --is it of interest?--> claims --keyBy hash--> each claim once
 * </pre>
 */
public final class FindClaims {

  private final List<ScreeningOrder> orders;
  private final Standing standing;
  private final Contacts contacts;
  private final Instant asOf;

  public FindClaims(
      List<ScreeningOrder> orders, Standing standing, Contacts contacts, Instant asOf) {
    this.orders = List.copyOf(orders);
    this.standing = standing;
    this.contacts = contacts;
    this.asOf = asOf;
  }

  public DataStream<ClaimRef> claims(DataStream<StoredRow> rows) {
    return rows.flatMap(new Find(orders, standing, contacts, asOf))
        .returns(ClaimRef.class)
        .uid("find-claims")
        .name("Account for every row, find the claims of interest")
        .keyBy(ClaimRef::hash, TypeInformation.of(ClaimHash.class))
        .process(
            new AtEndOfKey<>(
                ClaimRef.class, (claims, out) -> out.collect(claims.get(0)), ClaimRef.class))
        .uid("distinct-claims")
        .name("Each claim once");
  }

  /** Passes a claim on at most once while it is remembered, to spare the shuffle. */
  private static final class Find extends RichFlatMapFunction<StoredRow, ClaimRef> {

    private static final long serialVersionUID = 1;
    private static final int REMEMBERED = 1 << 20;

    private final List<ScreeningOrder> orders;
    private final Standing standing;
    private final Contacts contacts;
    private final Instant asOf;
    private transient Accounting accounting;
    private transient Set<ClaimHash> seen;

    Find(List<ScreeningOrder> orders, Standing standing, Contacts contacts, Instant asOf) {
      this.orders = orders;
      this.standing = standing;
      this.contacts = contacts;
      this.asOf = asOf;
    }

    @Override
    public void open(OpenContext context) {
      accounting = new Accounting(orders, standing, contacts, asOf, new Tally(getRuntimeContext()));
      seen = new HashSet<>();
    }

    @Override
    public void flatMap(StoredRow row, Collector<ClaimRef> out) {
      boolean concerns = accounting.count(row);
      Presence presence = row.revision().presence();
      if (concerns && isNew(presence.claim())) {
        out.collect(presence.claim());
      }
    }

    private boolean isNew(ClaimRef claim) {
      if (seen.size() >= REMEMBERED) {
        seen.clear();
      }
      return seen.add(claim.hash());
    }
  }
}
