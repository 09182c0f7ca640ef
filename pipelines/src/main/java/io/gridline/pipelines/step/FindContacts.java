package io.gridline.pipelines.step;

import io.gridline.pipelines.contact.CaseVisit;
import io.gridline.pipelines.presence.Interval;
import java.util.List;
import java.util.Optional;

/**
 * Keyed by a car on a train of a day, a flight of a day, a hotel: tells the household of each
 * record which cases were there at the same time. How near they were, and whether any order asks,
 * is for the household's evaluation, so that an order's change touches nothing here.
 */
public record FindContacts() implements Step {

  @Override
  public StepName name() {
    return StepName.FIND_CONTACTS;
  }

  @Override
  public List<Kind<?>> holds() {
    return List.of(Kind.PASSING, Kind.VISIT);
  }

  @Override
  public void take(Letter letter, Desk desk) {
    Shelf<Passing> records = desk.shelf(Kind.PASSING);
    Shelf<CaseVisit> visits = desk.shelf(Kind.VISIT);
    boolean isOfRecord = letter.kind().equals(Kind.PASSING.name());
    if (isOfRecord ? visits.isEmpty() : records.isEmpty()) {
      // Hardly anywhere has a case been.
      Step.put(letter, desk);
    } else if (isOfRecord) {
      Passing before = records.get(letter.id());
      if (Step.put(letter, desk)) {
        Passing now = records.get(letter.id());
        visits.all().forEach((id, visit) -> meet(letter.id(), before, now, id, visit, visit, desk));
      }
    } else {
      CaseVisit before = visits.get(letter.id());
      if (Step.put(letter, desk)) {
        CaseVisit now = visits.get(letter.id());
        records
            .all()
            .forEach((id, record) -> meet(id, record, record, letter.id(), before, now, desk));
      }
    }
  }

  /** Null is what is not there. */
  private static void meet(
      String recordId,
      Passing recordBefore,
      Passing record,
      String visitId,
      CaseVisit visitBefore,
      CaseVisit visit,
      Desk desk) {
    new Outbox(desk)
        .replace(
            letters(recordId + Keys.BETWEEN + visitId, recordBefore, visitBefore, desk),
            letters(recordId + Keys.BETWEEN + visitId, record, visit, desk));
  }

  private static List<Letter> letters(String id, Passing record, CaseVisit visit, Desk desk) {
    return record == null || visit == null || !isTogether(record.interval(), visit)
        ? List.of()
        : List.of(
            Letter.of(
                StepName.EVALUATE_HOUSEHOLD,
                record.group(),
                Kind.MET,
                Keys.by(desk.key(), id),
                new Met(Keys.first(id), visit)));
  }

  private static boolean isTogether(Interval interval, CaseVisit visit) {
    Optional<Interval> infectious =
        visit.presence().interval().overlap(visit.indexCase().infectious());
    return infectious.isPresent() && interval.overlap(infectious.get()).isPresent();
  }
}
