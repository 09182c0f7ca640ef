package io.gridline.pipelines.step;

import io.gridline.pipelines.contact.CaseVisit;
import io.gridline.pipelines.contact.Contacts;
import io.gridline.pipelines.presence.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Keyed by claim: a case's trips and stays, told to where somebody could have met it. A claim that
 * is two persons' is no case's. A trip or stay whose car, row or room is not known goes to a clerk
 * too.
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
    Shelf<Seen> records = desk.shelf(Kind.SEEN);
    if (kind != Kind.SEEN) {
      records.all().forEach((record, seen) -> tell(record, seen, desk));
    } else {
      // Hardly anybody is a case.
      tell(id, desk.shelf(Kind.MARK).isEmpty() ? null : records.get(id), desk);
    }
  }

  private static void tell(String id, Seen seen, Desk desk) {
    List<Letter> letters = new ArrayList<>();
    if (seen != null && !desk.shelf(Kind.MARK).isEmpty()) {
      String place = Contacts.meetingPlace(seen.presence()).orElse(null);
      String whose = whose(desk);
      for (Map.Entry<String, Mark> each : desk.shelf(Kind.MARK).all().entrySet()) {
        Mark mark = each.getValue();
        if (mark.person().equals(whose) && isInfectious(seen, mark)) {
          tell(place, each.getKey() + Keys.BETWEEN + id, seen.presence(), mark, desk, letters);
        }
      }
    }
    new Outbox(desk).send(id, letters);
  }

  private static String whose(Desk desk) {
    String holders =
        desk.shelf(Kind.BOUND).all().values().stream()
            .map(Bound::person)
            .distinct()
            .sorted()
            .collect(Collectors.joining(","));
    return holders.isEmpty() ? Keys.visitor(desk.key()) : holders;
  }

  /**
   * Where others could have met the case; and a clerk, when a rule may ask for more than is known.
   */
  private static void tell(
      String place, String visitId, Presence presence, Mark mark, Desk desk, List<Letter> letters) {
    if (place != null) {
      CaseVisit visit = new CaseVisit(mark.indexCase(), mark.person(), presence.withoutClaim());
      letters.add(Letter.of(StepName.FIND_CONTACTS, place, Kind.VISIT, visitId, visit));
    }
    if (Contacts.lacksPlace(presence)) {
      CaseVisit visit = new CaseVisit(mark.indexCase(), mark.person(), presence);
      letters.add(
          Letter.of(
              StepName.EVALUATE_HOUSEHOLD, Keys.claim(desk.key()), Kind.VISIT, visitId, visit));
    }
  }

  private static boolean isInfectious(Seen seen, Mark mark) {
    return seen.presence().interval().overlap(mark.indexCase().infectious()).isPresent();
  }
}
