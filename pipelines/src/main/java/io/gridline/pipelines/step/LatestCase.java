package io.gridline.pipelines.step;

import io.gridline.pipelines.contact.CaseDelivery;
import io.gridline.pipelines.identity.ClaimVault;
import io.gridline.pipelines.presence.RecordChoice;
import io.gridline.pipelines.presence.RecordChoice.Fate;
import java.util.List;

/** Keyed by case_id: keeps the delivery that stands, and tells its claim of it. */
public record LatestCase(ClaimVault vault) implements Step {

  private static final String WINNER = "0";

  @Override
  public StepName name() {
    return StepName.LATEST_CASE;
  }

  @Override
  public List<Kind<?>> holds() {
    return List.of(Kind.CASE, Kind.SENT);
  }

  /** A case's key, for whoever reads the cases. */
  public static Letter letter(CaseDelivery delivery) {
    return Letter.of(StepName.LATEST_CASE, delivery.caseId(), Kind.CASE, WINNER, delivery);
  }

  @Override
  public void take(Letter letter, Desk desk) {
    CaseDelivery delivery = Kind.CASE.read(letter.value());
    Shelf<CaseDelivery> held = desk.shelf(Kind.CASE);
    CaseDelivery before = held.get(WINNER);
    if (before == null || replaces(delivery, before)) {
      held.put(WINNER, delivery);
      tell(delivery, desk);
    }
  }

  /** What is the same may be held as the tombstone that an order has left which is no more. */
  private boolean replaces(CaseDelivery delivery, CaseDelivery before) {
    Fate fate =
        RecordChoice.fates(
                List.of(before, delivery),
                CaseDelivery::revision,
                each -> vault.openComparison(each.sealedComparison()))
            .get(1);
    return fate == Fate.WINNER
        || (fate == Fate.DUPLICATE && before.cancelled() && !delivery.cancelled());
  }

  private static void tell(CaseDelivery winner, Desk desk) {
    new Outbox(desk)
        .send(
            "",
            winner.cancelled()
                ? List.of()
                : List.of(
                    Letter.of(
                        StepName.MARK_CASES,
                        Keys.of(winner.claim().hash()),
                        Kind.CASE,
                        winner.caseId(),
                        winner)));
  }

  @Override
  public boolean forgets() {
    return true;
  }

  @Override
  public void forget(Desk desk) {
    CaseDelivery held = desk.shelf(Kind.CASE).get(WINNER);
    if (held != null && !desk.orders().want(held)) {
      CaseDelivery left = held.tombstone();
      if (desk.orders().want(left)) {
        desk.shelf(Kind.CASE).put(WINNER, left);
      } else {
        desk.shelf(Kind.CASE).remove(WINNER);
      }
      new Outbox(desk).send("", List.of());
    }
  }
}
