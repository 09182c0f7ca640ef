package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.contact.Contact;
import io.gridline.pipelines.contact.Contacts;
import io.gridline.pipelines.entry.Interest;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.order.ZoneIndex;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.presence.StoredRow;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.accumulators.LongMaximum;

/**
 * Counts, for each order and source, what becomes of the rows that stand: cancelled, outside (of
 * carrier: nothing inside a zone and window; of the others: ends before records_from) or kept, and
 * how fresh the source is.
 */
final class Accounting {

  private final List<OfOrder> orders;
  private final Standing standing;
  private final Contacts contacts;
  private final Instant asOf;

  Accounting(
      List<ScreeningOrder> orders,
      Standing standing,
      Contacts contacts,
      Instant asOf,
      Tally tally) {
    this.orders =
        orders.stream().map(order -> new OfOrder(order, new Interest(order, asOf), tally)).toList();
    this.standing = standing;
    this.contacts = contacts;
    this.asOf = asOf;
  }

  /**
   * Counts a row for every order; says whether any of them keeps it and could find evidence in it.
   */
  boolean count(StoredRow row) {
    boolean concerns = false;
    List<Contact> met = null;
    for (OfOrder order : orders) {
      if (order.keeps(row) && !concerns) {
        Presence presence = row.revision().presence();
        met = met == null ? contacts.of(presence) : met;
        concerns = order.interest.concerns(presence, met);
      }
    }
    return concerns;
  }

  private final class OfOrder {

    private final ScreeningOrder order;
    private final Interest interest;
    private final ZoneIndex zones;
    private final Map<Source, LongCounter> cancelled = new EnumMap<>(Source.class);
    private final Map<Source, LongCounter> outside = new EnumMap<>(Source.class);
    private final Map<Source, LongCounter> kept = new EnumMap<>(Source.class);
    private final Map<Source, LongMaximum> latest = new EnumMap<>(Source.class);

    OfOrder(ScreeningOrder order, Interest interest, Tally tally) {
      this.order = order;
      this.interest = interest;
      this.zones = ZoneIndex.of(order);
      for (Source source : order.wantedSources()) {
        cancelled.put(source, tally.counter(order.id(), source.text(), "cancelled"));
        outside.put(source, tally.counter(order.id(), source.text(), "outside"));
        kept.put(source, tally.counter(order.id(), source.text(), "kept"));
        latest.put(source, tally.latest(order.id(), source));
      }
    }

    private boolean keeps(StoredRow row) {
      Revision revision = row.revision();
      Source source = revision.id().source();
      if (!kept.containsKey(source)) {
        return false;
      }
      boolean outsideZones = source == Source.CARRIER && !isInsideZone(revision.presence());
      if (source != Source.CARRIER && !revision.isTombstone()) {
        fresh(source, revision.presence());
      }
      if (outsideZones) {
        outside.get(source).add(1L);
        return false;
      }
      if (!standing.stands(row, order.id())) {
        return false;
      }
      if (revision.cancelled()) {
        cancelled.get(source).add(1L);
        return false;
      }
      if (revision.isTombstone()
          || revision.presence().interval().to().isBefore(order.recordsFrom())) {
        outside.get(source).add(1L);
        return false;
      }
      if (source == Source.CARRIER) {
        fresh(source, revision.presence());
      }
      kept.get(source).add(1L);
      return true;
    }

    private boolean isInsideZone(Presence presence) {
      return zones.covers(presence.place(), presence.interval());
    }

    private void fresh(Source source, Presence presence) {
      if (presence.interval().from().isBefore(asOf)
          && !presence.interval().to().isBefore(order.recordsFrom())) {
        latest.get(source).add(presence.interval().from().toEpochMilli());
      }
    }
  }
}
