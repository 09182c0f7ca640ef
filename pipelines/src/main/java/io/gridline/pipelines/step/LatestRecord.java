package io.gridline.pipelines.step;

import io.gridline.pipelines.contact.Contacts;
import io.gridline.pipelines.identity.ClaimVault;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.RecordChoice;
import io.gridline.pipelines.presence.RecordChoice.Fate;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Keyed by record: keeps the delivery that stands, and tells its claim, and where its people could
 * be met, of it. Of carrier it keeps all that differ, for an order compares only those in its own
 * zones and windows (contract, section 2).
 */
public record LatestRecord(ClaimVault vault) implements Step {

  private static final String WINNER = "0";

  @Override
  public StepName name() {
    return StepName.LATEST_RECORD;
  }

  @Override
  public List<Kind<?>> holds() {
    return List.of(Kind.DELIVERY, Kind.SENT);
  }

  /** A record's key, for whoever reads the feed. */
  public static Letter letter(Revision revision) {
    return Letter.of(
        StepName.LATEST_RECORD, Keys.of(revision.id()), Kind.DELIVERY, WINNER, revision);
  }

  @Override
  public void take(Letter letter, Desk desk) {
    Revision delivery = Kind.DELIVERY.read(letter.value());
    Shelf<Revision> held = desk.shelf(Kind.DELIVERY);
    if (held.isEmpty()) {
      // Almost always: nothing to choose between, and nothing to compare.
      held.putForm(WINNER, letter.value());
      tell(List.of(delivery), desk);
      return;
    }
    List<Revision> all = new ArrayList<>(held.all().values());
    all.add(delivery);
    List<Fate> fates =
        RecordChoice.fates(
            all, Revision::number, revision -> vault.openComparison(revision.sealedComparison()));
    Fate fate = fates.get(fates.size() - 1);
    boolean isCarrier = delivery.id().source() == Source.CARRIER;
    if (fate == Fate.DUPLICATE || (fate == Fate.SUPERSEDED && !isCarrier)) {
      return;
    }
    String id = isCarrier ? Integer.toString(all.size() - 1) : WINNER;
    held.put(id, delivery);
    changed(Kind.DELIVERY, id, desk);
  }

  @Override
  public void changed(Kind<?> kind, String id, Desk desk) {
    tell(greatestFirst(desk.shelf(Kind.DELIVERY)), desk);
  }

  private static void tell(List<Revision> greatestFirst, Desk desk) {
    List<Letter> letters = new ArrayList<>();
    List<Seen.Rival> greater = new ArrayList<>();
    for (Revision delivery : greatestFirst) {
      Presence presence = delivery.presence();
      if (presence != null && !delivery.cancelled()) {
        tell(new Seen(presence, List.copyOf(greater)), letters);
        greater.add(new Seen.Rival(presence.place(), presence.interval()));
      }
    }
    new Outbox(desk).send("", letters);
  }

  /**
   * What no order wants goes; a tombstone is left where an order still asks for the source, for it
   * may supersede what is late. Of carrier nothing outside the zones counts at all.
   */
  @Override
  public void forget(Desk desk) {
    Shelf<Revision> held = desk.shelf(Kind.DELIVERY);
    Map<String, Revision> all = held.all();
    if (all.values().stream().noneMatch(desk.orders()::want)) {
      all.forEach(
          (id, delivery) -> {
            Revision left = delivery.tombstone();
            if (delivery.id().source() != Source.CARRIER && desk.orders().want(left)) {
              held.put(id, left);
            } else {
              held.remove(id);
            }
          });
      new Outbox(desk).send("", List.of());
    }
  }

  private List<Revision> greatestFirst(Shelf<Revision> held) {
    List<Revision> deliveries = new ArrayList<>(held.all().values());
    if (deliveries.size() > 1) {
      Comparator<byte[]> unsigned = Arrays::compareUnsigned;
      deliveries.sort(
          Comparator.comparing(
                  (Revision delivery) -> vault.openComparison(delivery.sealedComparison()),
                  unsigned)
              .reversed());
    }
    return deliveries;
  }

  private static void tell(Seen seen, List<Letter> letters) {
    Presence presence = seen.presence();
    String id = Keys.of(presence.id());
    String claim = Keys.of(presence.claim().hash());
    Letter letter =
        Letter.of(StepName.RESOLVE_CLAIMS, claim, Kind.SEEN, id + "#" + seen.rivals().size(), seen);
    letters.add(letter);
    if (presence.trip() != null || presence.stay() != null) {
      letters.add(letter.to(StepName.CASE_TRIPS, claim, id));
      Contacts.meetingPlace(presence)
          .ifPresent(place -> letters.add(letter.to(StepName.FIND_CONTACTS, place, id)));
    }
  }
}
