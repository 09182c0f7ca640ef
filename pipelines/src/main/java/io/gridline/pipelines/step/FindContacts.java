package io.gridline.pipelines.step;

import io.gridline.pipelines.contact.CaseVisit;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keyed by a car on a train of a day, a flight of a day, a hotel: tells a record's claim which
 * cases were there at the same time. How near they were, and whether any order asks, is for the
 * household's evaluation, so that an order's change touches nothing here.
 */
public record FindContacts() implements Step {

  @Override
  public StepName name() {
    return StepName.FIND_CONTACTS;
  }

  @Override
  public List<Kind<?>> holds() {
    return List.of(Kind.SEEN, Kind.VISIT, Kind.SENT);
  }

  @Override
  public void changed(Kind<?> kind, String id, Desk desk) {
    Shelf<Seen> records = desk.shelf(Kind.SEEN);
    if (kind == Kind.SEEN) {
      // Hardly anywhere has a case been.
      tell(id, desk.shelf(Kind.VISIT).isEmpty() ? null : records.get(id), desk);
    } else {
      records.all().forEach((record, seen) -> tell(record, seen, desk));
    }
  }

  private static void tell(String id, Seen seen, Desk desk) {
    List<Letter> letters = new ArrayList<>();
    if (seen != null && !desk.shelf(Kind.VISIT).isEmpty()) {
      Presence presence = seen.presence();
      Map<String, CaseVisit> visits = desk.shelf(Kind.VISIT).all();
      visits.forEach(
          (visitId, visit) -> {
            if (isTogether(presence, visit)) {
              letters.add(
                  Letter.of(
                      StepName.RESOLVE_CLAIMS,
                      Keys.of(presence.claim().hash()),
                      Kind.MET,
                      id + Keys.BETWEEN + visitId,
                      new Met(id, visit)));
            }
          });
    }
    new Outbox(desk).send(id, letters);
  }

  private static boolean isTogether(Presence presence, CaseVisit visit) {
    Optional<Interval> infectious =
        visit.presence().interval().overlap(visit.indexCase().infectious());
    return infectious.isPresent() && presence.interval().overlap(infectious.get()).isPresent();
  }
}
