package io.gridline.pipelines.step;

import io.gridline.pipelines.contact.CaseDelivery;
import io.gridline.pipelines.contact.IndexCase;
import io.gridline.pipelines.identity.ClaimHash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keyed by claim: says who a case is, and marks the person, and everything that the person travels
 * by. A case whose claim is malformed, or two persons', marks nobody, and goes to a clerk.
 */
public record MarkCases() implements Step {

  @Override
  public StepName name() {
    return StepName.MARK_CASES;
  }

  @Override
  public List<Kind<?>> holds() {
    return List.of(Kind.BOUND, Kind.CASE, Kind.SENT);
  }

  @Override
  public void take(Letter letter, Desk desk) {
    if (!Step.put(letter, desk)) {
      return;
    }
    if (letter.kind().equals(Kind.CASE.name())) {
      mark(letter.id(), desk.shelf(Kind.CASE).get(letter.id()), desk);
    } else {
      Map<String, CaseDelivery> cases = desk.shelf(Kind.CASE).all();
      cases.forEach((caseId, row) -> mark(caseId, row, desk));
    }
  }

  private static void mark(String caseId, CaseDelivery row, Desk desk) {
    new Outbox(desk).send(caseId, row == null ? List.of() : marks(row, desk));
  }

  private static List<Letter> marks(CaseDelivery row, Desk desk) {
    Map<String, Bound> persons = persons(desk.shelf(Kind.BOUND).all().values());
    List<Letter> letters = new ArrayList<>();
    if (!row.claim().valid()) {
      letters.add(doubt(row, List.of(), desk));
    } else if (persons.size() > 1) {
      letters.add(doubt(row, Bound.rowsOfPersons(desk.shelf(Kind.BOUND).all()), desk));
    } else {
      String self = Keys.visitor(desk.key());
      Bound bound = persons.isEmpty() ? null : persons.values().iterator().next();
      Mark mark =
          new Mark(
              bound == null ? self : bound.person(),
              new IndexCase(row.caseId(), row.order(), row.infectious()));
      String household = bound == null ? self : bound.binding().household();
      List<ClaimHash> documents = bound == null ? List.of(row.claim().hash()) : bound.documents();
      String id = Keys.by(desk.key(), row.caseId());
      letters.add(Letter.of(StepName.EVALUATE_HOUSEHOLD, household, Kind.MARK, id, mark));
      for (ClaimHash document : documents) {
        letters.add(Letter.of(StepName.RESOLVE_CLAIMS, Keys.of(document), Kind.MARK, id, mark));
      }
    }
    return letters;
  }

  private static Letter doubt(CaseDelivery row, List<byte[]> matches, Desk desk) {
    return Letter.of(
        StepName.EVALUATE_HOUSEHOLD,
        Keys.claim(desk.key()),
        Kind.DOUBTFUL_CASE,
        row.caseId(),
        new DoubtfulCase(row, matches));
  }

  private static Map<String, Bound> persons(Collection<Bound> bindings) {
    Map<String, Bound> persons = new TreeMap<>();
    bindings.forEach(bound -> persons.put(bound.person(), bound));
    return persons;
  }
}
