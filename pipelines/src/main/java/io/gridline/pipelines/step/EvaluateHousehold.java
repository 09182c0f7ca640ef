package io.gridline.pipelines.step;

import io.gridline.pipelines.entry.Entry;
import io.gridline.pipelines.entry.EntryKeys;
import io.gridline.pipelines.entry.Evaluation;
import io.gridline.pipelines.entry.HouseholdFacts;
import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.entry.ListedReview;
import io.gridline.pipelines.entry.ReviewItem;
import io.gridline.pipelines.entry.Screening;
import io.gridline.pipelines.identity.ClaimVault;
import io.gridline.pipelines.identity.RowVault;
import io.gridline.pipelines.order.ScreeningOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Keyed by household (a person without one, and a visitor, is one of one): asks {@link Screening}
 * what each order makes of it now, whenever anything of it has changed, and again when time alone
 * could make it another. What a clerk has to find out about a claim is a group of its own.
 */
public record EvaluateHousehold(ClaimVault claims, RowVault rows) implements Step {

  @Override
  public StepName name() {
    return StepName.EVALUATE_HOUSEHOLD;
  }

  @Override
  public List<Kind<?>> holds() {
    return List.of(
        Kind.MEMBER,
        Kind.KNOWN,
        Kind.MET,
        Kind.MARK,
        Kind.DOUBT,
        Kind.DOUBTFUL_CASE,
        Kind.VISIT,
        Kind.SENT);
  }

  @Override
  public void take(Letter letter, Desk desk) {
    if (Step.put(letter, desk)) {
      woken(desk);
    }
  }

  /** Until the clock has started nobody is listed: who is a visitor is not yet known. */
  @Override
  public void woken(Desk desk) {
    if (!isOfInterest(desk)) {
      new Outbox(desk).send("", List.of());
      desk.wakeAt(null);
    } else if (desk.now() == null) {
      desk.wakeAt(Instant.EPOCH);
    } else if (Keys.isOfClaim(desk.key())) {
      ask(desk);
    } else if (!Gathering.isConcerned(desk)) {
      new Outbox(desk).send("", List.of());
      desk.wakeAt(null);
    } else {
      evaluate(desk);
    }
  }

  /** Most households have no record; only where they live could list them. */
  private static boolean isOfInterest(Desk desk) {
    if (Keys.isOfClaim(desk.key())) {
      return ClaimQuestions.areThere(desk);
    }
    if (!desk.shelf(Kind.KNOWN).isEmpty() || !desk.shelf(Kind.MARK).isEmpty()) {
      return true;
    }
    return desk.shelf(Kind.LIVING).all().values().stream()
        .anyMatch(
            living ->
                living != null
                    && desk.orders().askWhoLivesIn(living.residence(), living.registered()));
  }

  private void evaluate(Desk desk) {
    Gathering gathering = new Gathering(desk, claims, rows);
    List<Letter> letters = new ArrayList<>();
    Instant next = null;
    for (ScreeningOrder order : gathering.concerned()) {
      HouseholdFacts facts = gathering.facts(order);
      EntryKeys keys = desk.orders().keys(order);
      Evaluation evaluation = Screening.evaluate(order, facts, desk.now());
      for (Entry entry : evaluation.entries()) {
        ListedEntry listed = ListedEntry.forTopic(entry, keys);
        letters.add(
            Letter.of(
                StepName.PUBLISH_ENTRIES,
                listed.order() + "/" + listed.personKey(),
                Kind.ENTRY,
                desk.key(),
                listed));
      }
      if (evaluation.isOverLimit()) {
        letters.add(question(ReviewItem.ofHousehold(order.id(), facts), order, desk));
      }
      next = earlier(next, Screening.nextTurning(order, facts, desk.now()).orElse(null));
    }
    new Outbox(desk).send("", letters);
    desk.wakeAt(next);
  }

  private void ask(Desk desk) {
    ClaimQuestions questions = new ClaimQuestions(desk, rows);
    List<Letter> letters = new ArrayList<>();
    Instant next = null;
    for (ScreeningOrder order : desk.orders().all()) {
      for (ReviewItem item : questions.of(order)) {
        letters.add(question(item, order, desk));
      }
      next = earlier(next, questions.nextTurning(order));
    }
    new Outbox(desk).send("", letters);
    desk.wakeAt(next);
  }

  private Letter question(ReviewItem item, ScreeningOrder order, Desk desk) {
    ListedReview listed =
        ListedReview.of(item, order, desk.now(), claims, desk.orders().keys(order));
    return Letter.of(
        StepName.PUBLISH_REVIEW,
        listed.order() + "/" + listed.reviewId(),
        Kind.QUESTION,
        desk.key(),
        listed);
  }

  /** Null is never. */
  private static Instant earlier(Instant one, Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }
}
