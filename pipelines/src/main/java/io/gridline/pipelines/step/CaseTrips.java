package io.gridline.pipelines.step;

import io.gridline.pipelines.contact.CaseVisit;
import io.gridline.pipelines.contact.Contacts;
import io.gridline.pipelines.presence.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A case's trips and stays, told to where somebody could have met it. A claim that is two persons'
 * is no case's. A trip or stay whose car, row or room is not known goes to a clerk too.
 */
record CaseTrips(Holders holders) {

  /**
   * @param record the key of a trip or stay
   */
  List<Letter> letters(String record, Presence presence) {
    if (holders.marks().isEmpty()) {
      // Hardly anybody is a case.
      return List.of();
    }
    List<Letter> letters = new ArrayList<>();
    String whose = whose();
    holders
        .marks()
        .forEach(
            (id, mark) -> {
              if (mark.person().equals(whose) && isInfectious(presence, mark)) {
                tell(Keys.by(holders.claim(), id + Keys.BETWEEN + record), presence, mark, letters);
              }
            });
    return letters;
  }

  private String whose() {
    String persons =
        holders.bound().values().stream()
            .map(Bound::person)
            .distinct()
            .sorted()
            .collect(Collectors.joining(","));
    return persons.isEmpty() ? Keys.visitor(holders.claim()) : persons;
  }

  /**
   * Where others could have met the case; and a clerk, when a rule may ask for more than is known.
   */
  private void tell(String visitId, Presence presence, Mark mark, List<Letter> letters) {
    Contacts.meetingPlace(presence)
        .ifPresent(
            place -> {
              CaseVisit visit =
                  new CaseVisit(mark.indexCase(), mark.person(), presence.withoutClaim());
              letters.add(Letter.of(StepName.FIND_CONTACTS, place, Kind.VISIT, visitId, visit));
            });
    if (Contacts.lacksPlace(presence)) {
      CaseVisit visit = new CaseVisit(mark.indexCase(), mark.person(), presence);
      letters.add(
          Letter.of(
              StepName.EVALUATE_HOUSEHOLD,
              Keys.claim(holders.claim()),
              Kind.VISIT,
              visitId,
              visit));
    }
  }

  private static boolean isInfectious(Presence presence, Mark mark) {
    return presence.interval().overlap(mark.indexCase().infectious()).isPresent();
  }
}
