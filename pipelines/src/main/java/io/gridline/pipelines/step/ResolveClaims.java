package io.gridline.pipelines.step;

import io.gridline.pipelines.contact.Contacts;
import io.gridline.pipelines.identity.ClaimRef;
import io.gridline.pipelines.identity.ClaimResolver;
import io.gridline.pipelines.identity.Resolution;
import io.gridline.pipelines.identity.ResolvedBy;
import io.gridline.pipelines.presence.Presence;
import java.util.ArrayList;
import java.util.List;

/**
 * Keyed by claim: tells the household of whoever the claim was, at a record's start, of the record,
 * and where its people could be met, whose household that is; again when a binding changes. A claim
 * that the register does not know is a visitor's. One that is malformed, or two persons', goes to a
 * group of its own, for a clerk. Where the claim is a case's, its trips and stays are told too
 * ({@link CaseTrips}).
 */
public record ResolveClaims() implements Step {

  private static final byte[] NO_NAME = new byte[0];

  @Override
  public StepName name() {
    return StepName.RESOLVE_CLAIMS;
  }

  @Override
  public List<Kind<?>> holds() {
    return List.of(Kind.BOUND, Kind.MARK, Kind.SEEN);
  }

  @Override
  public void take(Letter letter, Desk desk) {
    Shelf<Seen> records = desk.shelf(Kind.SEEN);
    if (letter.kind().equals(Kind.SEEN.name())) {
      Seen before = records.get(letter.id());
      if (Step.put(letter, desk)) {
        Seen now = letter.takesAway() ? null : Kind.SEEN.read(letter.value());
        Holders holders = Holders.of(desk);
        new Outbox(desk)
            .replace(letters(letter.id(), before, holders), letters(letter.id(), now, holders));
      }
    } else if (records.isEmpty()) {
      Step.put(letter, desk);
    } else {
      Holders before = Holders.of(desk);
      if (Step.put(letter, desk)) {
        Holders now = Holders.of(desk);
        records
            .all()
            .forEach(
                (id, seen) ->
                    new Outbox(desk).replace(letters(id, seen, before), letters(id, seen, now)));
      }
    }
  }

  private static List<Letter> letters(String id, Seen seen, Holders holders) {
    if (seen == null) {
      return List.of();
    }
    List<Letter> letters = new ArrayList<>();
    Letter whose = whose(id, seen, holders);
    letters.add(whose);
    Presence presence = seen.presence();
    if (presence.trip() != null || presence.stay() != null) {
      String record = Keys.of(presence.id());
      Contacts.meetingPlace(presence)
          .ifPresent(
              place ->
                  letters.add(
                      Letter.of(
                          StepName.FIND_CONTACTS,
                          place,
                          Kind.PASSING,
                          Keys.by(holders.claim(), record),
                          new Passing(whose.key(), presence.interval()))));
      letters.addAll(new CaseTrips(holders).letters(record, presence));
    }
    return letters;
  }

  private static Letter whose(String id, Seen seen, Holders holders) {
    ClaimRef claim = seen.presence().claim();
    ClaimResolver resolver = new ClaimResolver(claim, holders.bindings());
    Resolution resolution = resolver.at(seen.presence().interval().from());
    return switch (resolution.outcome()) {
      case RESIDENT ->
          known(
              holders.claim(),
              resolution.binding().household(),
              id,
              new Known(
                  resolution.binding().personId(),
                  seen.withoutClaim(),
                  resolver.residentBy(),
                  null,
                  NO_NAME));
      case VISITOR ->
          known(
              holders.claim(),
              Keys.visitor(holders.claim()),
              id,
              new Known(
                  Keys.visitor(holders.claim()),
                  seen.withoutClaim(),
                  ResolvedBy.VISITOR,
                  claim,
                  seen.presence().sealedName()));
      case MALFORMED_NUMBER -> doubt(id, new Doubt(seen, List.of()), holders);
      case AMBIGUOUS_CLAIM ->
          doubt(id, new Doubt(seen, Bound.rowsOfPersons(holders.bound())), holders);
    };
  }

  private static Letter doubt(String id, Doubt doubt, Holders holders) {
    return Letter.of(
        StepName.EVALUATE_HOUSEHOLD, Keys.claim(holders.claim()), Kind.DOUBT, id, doubt);
  }

  private static Letter known(String claim, String household, String id, Known known) {
    return Letter.of(StepName.EVALUATE_HOUSEHOLD, household, Kind.KNOWN, Keys.by(claim, id), known);
  }
}
