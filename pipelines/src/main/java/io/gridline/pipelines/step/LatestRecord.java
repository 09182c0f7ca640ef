package io.gridline.pipelines.step;

import io.gridline.pipelines.identity.ClaimVault;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.RecordChoice;
import io.gridline.pipelines.presence.RecordChoice.Fate;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keyed by record: keeps the delivery that stands, and tells its claim of it. Of carrier it keeps
 * all that differ, for an order compares only those in its own zones and windows (contract, section
 * 2). Of others it keeps no more than a later delivery needs: what is compared, and whom it told.
 */
public record LatestRecord(ClaimVault vault) implements Step {

  private static final String WINNER = "0";

  @Override
  public StepName name() {
    return StepName.LATEST_RECORD;
  }

  @Override
  public List<Kind<?>> holds() {
    return List.of(Kind.DELIVERY);
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
      held.put(WINNER, kept(delivery));
      letters(List.of(delivery)).forEach(desk::send);
      return;
    }
    Map<String, Revision> before = held.all();
    List<Revision> all = new ArrayList<>(before.values());
    all.add(delivery);
    List<Fate> fates =
        RecordChoice.fates(
            all, Revision::number, revision -> vault.openComparison(revision.sealedComparison()));
    Fate fate = fates.get(fates.size() - 1);
    boolean isCarrier = delivery.id().source() == Source.CARRIER;
    boolean fills = fate == Fate.DUPLICATE && !isCarrier && isFilled(before.get(WINNER), delivery);
    if ((fate == Fate.DUPLICATE && !fills) || (fate == Fate.SUPERSEDED && !isCarrier)) {
      return;
    }
    String id = isCarrier ? Integer.toString(all.size() - 1) : WINNER;
    held.put(id, kept(delivery));
    Map<String, Revision> now = new HashMap<>(before);
    now.put(id, delivery);
    List<Letter> letters = letters(now.values());
    new Outbox(desk).takeBack(Outbox.addresses(letters(before.values())), letters);
    letters.forEach(desk::send);
  }

  /** What is the same may have come, or been left, as a tombstone that no order wanted more of. */
  private static boolean isFilled(Revision held, Revision delivery) {
    return held.isTombstone() && !delivery.isTombstone();
  }

  /** Of carrier all of it, since it may be told again when another delivery comes. */
  private static Revision kept(Revision delivery) {
    return delivery.presence() == null || delivery.id().source() == Source.CARRIER
        ? delivery
        : new Revision(
            delivery.id(),
            delivery.number(),
            delivery.cancelled(),
            delivery.presence().outline(),
            delivery.sealedComparison());
  }

  @Override
  public boolean forgets() {
    return true;
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
      new Outbox(desk).takeBack(Outbox.addresses(letters(all.values())), List.of());
      all.forEach(
          (id, delivery) -> {
            Revision left = delivery.tombstone();
            if (delivery.id().source() != Source.CARRIER && desk.orders().want(left)) {
              held.put(id, left);
            } else {
              held.remove(id);
            }
          });
    }
  }

  private List<Letter> letters(Collection<Revision> deliveries) {
    List<Letter> letters = new ArrayList<>();
    List<Seen.Rival> greater = new ArrayList<>();
    for (Revision delivery : greatestFirst(deliveries)) {
      Presence presence = delivery.presence();
      if (presence != null && !delivery.cancelled()) {
        letters.add(letter(new Seen(presence, List.copyOf(greater))));
        greater.add(new Seen.Rival(presence.place(), presence.interval()));
      }
    }
    return letters;
  }

  private List<Revision> greatestFirst(Collection<Revision> held) {
    List<Revision> deliveries = new ArrayList<>(held);
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

  private static Letter letter(Seen seen) {
    Presence presence = seen.presence();
    return Letter.of(
        StepName.RESOLVE_CLAIMS,
        Keys.of(presence.claim().hash()),
        Kind.SEEN,
        Keys.of(presence.id()) + "#" + seen.rivals().size(),
        seen);
  }
}
