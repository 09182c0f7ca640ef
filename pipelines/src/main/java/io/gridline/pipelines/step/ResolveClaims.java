package io.gridline.pipelines.step;

import io.gridline.pipelines.contact.CaseVisit;
import io.gridline.pipelines.identity.Binding;
import io.gridline.pipelines.identity.ClaimRef;
import io.gridline.pipelines.identity.ClaimResolver;
import io.gridline.pipelines.identity.Resolution;
import io.gridline.pipelines.identity.ResolvedBy;
import io.gridline.pipelines.presence.Presence;
import java.util.List;
import java.util.Map;

/**
 * Keyed by claim: tells the household of whoever the claim was, at a record's start, of the record;
 * again when a binding changes. A claim that the register does not know is a visitor's. One that is
 * malformed, or two persons', goes to a group of its own, for a clerk.
 */
public record ResolveClaims() implements Step {

  private static final byte[] NO_NAME = new byte[0];

  @Override
  public StepName name() {
    return StepName.RESOLVE_CLAIMS;
  }

  @Override
  public List<Kind<?>> holds() {
    return List.of(Kind.BOUND, Kind.SEEN, Kind.MET, Kind.SENT);
  }

  @Override
  public void changed(Kind<?> kind, String id, Desk desk) {
    Shelf<Seen> records = desk.shelf(Kind.SEEN);
    if (kind == Kind.SEEN) {
      tell(id, records.get(id), desk);
    } else {
      records
          .all()
          .forEach(
              (record, seen) -> {
                if (kind == Kind.BOUND
                    || id.startsWith(Keys.of(seen.presence().id()) + Keys.BETWEEN)) {
                  tell(record, seen, desk);
                }
              });
    }
  }

  private static void tell(String id, Seen seen, Desk desk) {
    new Outbox(desk).send(id, seen == null ? List.of() : letters(id, seen, desk));
  }

  private static List<Letter> letters(String id, Seen seen, Desk desk) {
    Presence presence = seen.presence();
    ClaimRef claim = presence.claim();
    List<Binding> bindings =
        desk.shelf(Kind.BOUND).all().values().stream().map(Bound::binding).toList();
    ClaimResolver resolver = new ClaimResolver(claim, bindings);
    Resolution resolution = resolver.at(presence.interval().from());
    return switch (resolution.outcome()) {
      case RESIDENT ->
          List.of(
              known(
                  resolution.binding().household(),
                  id,
                  new Known(
                      resolution.binding().personId(),
                      seen.withoutClaim(),
                      resolver.residentBy(),
                      null,
                      NO_NAME,
                      met(presence, desk))));
      case VISITOR ->
          List.of(
              known(
                  Keys.visitor(desk.key()),
                  id,
                  new Known(
                      Keys.visitor(desk.key()),
                      seen.withoutClaim(),
                      ResolvedBy.VISITOR,
                      claim,
                      presence.sealedName(),
                      met(presence, desk))));
      case MALFORMED_NUMBER -> List.of(doubt(id, seen, List.of(), desk));
      case AMBIGUOUS_CLAIM ->
          List.of(doubt(id, seen, Bound.rowsOfPersons(desk.shelf(Kind.BOUND).all()), desk));
    };
  }

  private static Letter doubt(String id, Seen seen, List<byte[]> matches, Desk desk) {
    return Letter.of(
        StepName.EVALUATE_HOUSEHOLD,
        Keys.claim(desk.key()),
        Kind.DOUBT,
        id,
        new Doubt(seen, matches, met(seen.presence(), desk)));
  }

  private static Letter known(String household, String id, Known known) {
    return Letter.of(StepName.EVALUATE_HOUSEHOLD, household, Kind.KNOWN, id, known);
  }

  private static List<CaseVisit> met(Presence presence, Desk desk) {
    Shelf<Met> shelf = desk.shelf(Kind.MET);
    if (shelf.isEmpty()) {
      return List.of();
    }
    String record = Keys.of(presence.id());
    return shelf.all().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .filter(met -> met.record().equals(record))
        .map(Met::visit)
        .toList();
  }
}
