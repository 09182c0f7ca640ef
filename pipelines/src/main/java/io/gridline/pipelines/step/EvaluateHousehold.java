package io.gridline.pipelines.step;

import io.gridline.pipelines.entry.Entry;
import io.gridline.pipelines.entry.EntryKeys;
import io.gridline.pipelines.entry.HouseholdFacts;
import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.entry.Screening;
import io.gridline.pipelines.identity.ClaimVault;
import io.gridline.pipelines.identity.Register.Table;
import io.gridline.pipelines.identity.RowVault;
import io.gridline.pipelines.identity.SealedRow;
import io.gridline.pipelines.order.ScreeningOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Keyed by household (a person without one, and a visitor, is one of one): asks {@link Screening}
 * what each order makes of it now, whenever anything of it has changed, and again when time alone
 * could make it another.
 */
public record EvaluateHousehold(ClaimVault claims, RowVault rows) implements Step {

  @Override
  public StepName name() {
    return StepName.EVALUATE_HOUSEHOLD;
  }

  @Override
  public List<Kind<?>> holds() {
    return List.of(Kind.MEMBER, Kind.KNOWN, Kind.MARK, Kind.SENT);
  }

  @Override
  public void changed(Kind<?> kind, String id, Desk desk) {
    woken(desk);
  }

  /** Until the clock has started nobody is listed: who is a visitor is not yet known. */
  @Override
  public void woken(Desk desk) {
    if (!isOfInterest(desk)) {
      new Outbox(desk).send("", List.of());
      desk.wakeAt(null);
    } else if (desk.now() == null) {
      desk.wakeAt(Instant.EPOCH);
    } else {
      evaluate(desk);
    }
  }

  /** Most households have no record; only where they live could list them. */
  private static boolean isOfInterest(Desk desk) {
    if (!desk.shelf(Kind.KNOWN).isEmpty() || !desk.shelf(Kind.MARK).isEmpty()) {
      return true;
    }
    for (List<SealedRow> member : desk.shelf(Kind.MEMBER).all().values()) {
      for (SealedRow row : member) {
        if (row.table() == Table.PERSON
            && desk.orders().askWhoLivesIn(row.residence(), row.registered())) {
          return true;
        }
      }
    }
    return false;
  }

  private void evaluate(Desk desk) {
    Gathering gathering = new Gathering(desk, claims, rows);
    List<Letter> letters = new ArrayList<>();
    Instant next = null;
    for (ScreeningOrder order : gathering.concerned()) {
      HouseholdFacts facts = gathering.facts(order);
      EntryKeys keys = desk.orders().keys(order);
      for (Entry entry : Screening.evaluate(order, facts, desk.now()).entries()) {
        ListedEntry listed = ListedEntry.forTopic(entry, keys);
        letters.add(
            Letter.of(
                StepName.PUBLISH_ENTRIES,
                listed.order() + "/" + listed.personKey(),
                Kind.ENTRY,
                desk.key(),
                listed));
      }
      Instant turning = Screening.nextTurning(order, facts, desk.now()).orElse(null);
      next = next == null || (turning != null && turning.isBefore(next)) ? turning : next;
    }
    new Outbox(desk).send("", letters);
    desk.wakeAt(next);
  }
}
