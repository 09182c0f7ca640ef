package io.gridline.pipelines.step;

import io.gridline.pipelines.contact.CaseVisit;
import io.gridline.pipelines.contact.Contacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Keyed by claim: a case's trips and stays, told to where somebody could have met it. A claim that
 * is two persons' is no case's.
 */
public record CaseTrips() implements Step {

  @Override
  public StepName name() {
    return StepName.CASE_TRIPS;
  }

  @Override
  public List<Kind<?>> holds() {
    return List.of(Kind.BOUND, Kind.SEEN, Kind.MARK, Kind.SENT);
  }

  @Override
  public void changed(Kind<?> kind, String id, Desk desk) {
    Map<String, Seen> records = desk.shelf(Kind.SEEN).all();
    if (kind == Kind.SEEN) {
      tell(id, records.get(id), desk);
    } else {
      records.forEach((record, seen) -> tell(record, seen, desk));
    }
  }

  private static void tell(String id, Seen seen, Desk desk) {
    List<Letter> letters = new ArrayList<>();
    if (seen != null && !desk.shelf(Kind.MARK).isEmpty()) {
      Contacts.meetingPlace(seen.presence())
          .ifPresent(place -> tell(place, id, seen, desk, letters));
    }
    new Outbox(desk).send(id, letters);
  }

  private static void tell(String place, String id, Seen seen, Desk desk, List<Letter> letters) {
    String holders =
        desk.shelf(Kind.BOUND).all().values().stream()
            .map(Bound::person)
            .distinct()
            .sorted()
            .collect(Collectors.joining(","));
    String whose = holders.isEmpty() ? Keys.visitor(desk.key()) : holders;
    desk.shelf(Kind.MARK)
        .all()
        .forEach(
            (caseId, mark) -> {
              if (mark.person().equals(whose) && isInfectious(seen, mark)) {
                letters.add(
                    Letter.of(
                        StepName.FIND_CONTACTS,
                        place,
                        Kind.VISIT,
                        caseId + Keys.BETWEEN + id,
                        new CaseVisit(mark.indexCase(), whose, seen.presence().withoutClaim())));
              }
            });
  }

  private static boolean isInfectious(Seen seen, Mark mark) {
    return seen.presence().interval().overlap(mark.indexCase().infectious()).isPresent();
  }
}
