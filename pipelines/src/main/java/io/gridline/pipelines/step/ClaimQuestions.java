package io.gridline.pipelines.step;

import io.gridline.pipelines.contact.CaseVisit;
import io.gridline.pipelines.contact.Contacts;
import io.gridline.pipelines.contact.IndexCase;
import io.gridline.pipelines.entry.Interest;
import io.gridline.pipelines.entry.ReviewItem;
import io.gridline.pipelines.entry.ReviewItem.Reason;
import io.gridline.pipelines.identity.RowVault;
import io.gridline.pipelines.order.ScreeningOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What a clerk has to find out about the records and cases of one claim. */
final class ClaimQuestions {

  /** Only what starts before as_of counts, and times are kept to the millisecond. */
  private static final Duration TICK = Duration.ofMillis(1);

  private final Desk desk;
  private final RowVault rows;
  private final Collection<Doubt> doubts;
  private final MetCases met;

  ClaimQuestions(Desk desk, RowVault rows) {
    this.desk = desk;
    this.rows = rows;
    this.doubts = desk.shelf(Kind.DOUBT).all().values();
    this.met = MetCases.of(desk);
  }

  static boolean areThere(Desk desk) {
    return !desk.shelf(Kind.DOUBT).isEmpty()
        || !desk.shelf(Kind.DOUBTFUL_CASE).isEmpty()
        || !desk.shelf(Kind.VISIT).isEmpty();
  }

  /** An order that is not in force asks nothing. */
  List<ReviewItem> of(ScreeningOrder order) {
    List<ReviewItem> questions = new ArrayList<>();
    if (order.isInForce(desk.now())) {
      ofRecords(order, questions);
      ofCases(order, questions);
      for (CaseVisit visit :
          new Contacts(List.of(order), desk.shelf(Kind.VISIT).all().values()).unplaced()) {
        questions.add(
            ReviewItem.ofCaseVisit(order.id(), visit.indexCase().caseId(), visit.presence()));
      }
    }
    return questions;
  }

  private void ofRecords(ScreeningOrder order, List<ReviewItem> questions) {
    List<Interest.Doubtful> standing = new ArrayList<>();
    for (Doubt doubt : doubts) {
      if (doubt.seen().standsFor(desk.orders().zones(order))) {
        standing.add(
            new Interest.Doubtful(
                doubt.seen().presence(),
                new Contacts(List.of(order), met.of(doubt.seen().presence()))
                    .of(doubt.seen().presence())));
      }
    }
    if (!standing.isEmpty()) {
      Reason reason = reason(standing.get(0).presence().claim().valid());
      new Interest(order, desk.now())
          .question(reason, standing, persons(doubts.iterator().next().matches()))
          .ifPresent(questions::add);
    }
  }

  private void ofCases(ScreeningOrder order, List<ReviewItem> questions) {
    for (DoubtfulCase doubt : desk.shelf(Kind.DOUBTFUL_CASE).all().values()) {
      IndexCase indexCase =
          new IndexCase(doubt.row().caseId(), doubt.row().order(), doubt.row().infectious());
      if (indexCase.belongsTo(order.id())) {
        questions.add(
            ReviewItem.ofCase(
                order.id(),
                reason(doubt.row().claim().valid()),
                indexCase.caseId(),
                doubt.row().claim(),
                persons(doubt.matches())));
      }
    }
  }

  private static Reason reason(boolean isValid) {
    return isValid ? Reason.AMBIGUOUS_CLAIM : Reason.MALFORMED_NUMBER;
  }

  private List<String> persons(List<byte[]> matches) {
    return matches.stream().map(rows::openPersonId).sorted().toList();
  }

  /** The next instant at which time alone could change what is asked; null when there is none. */
  Instant nextTurning(ScreeningOrder order) {
    TreeSet<Instant> points = new TreeSet<>(List.of(order.validFrom(), order.validUntil()));
    for (Doubt doubt : doubts) {
      points.add(doubt.seen().presence().interval().from().plus(TICK));
    }
    return points.higher(desk.now());
  }
}
