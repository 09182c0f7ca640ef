package io.gridline.pipelines.step;

import io.gridline.pipelines.identity.Binding;
import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.Register.Table;
import io.gridline.pipelines.identity.SealedRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Keyed by person: keeps the person's rows of the three tables, tells each claim whose it is, and
 * the household who its member is. Documents and phones of somebody whom the person table does not
 * have are nobody's (decision 1, point 29).
 */
public record BindClaims() implements Step {

  @Override
  public StepName name() {
    return StepName.BIND_CLAIMS;
  }

  @Override
  public List<Kind<?>> holds() {
    return List.of(Kind.ROW);
  }

  /** A row's key, for whoever reads the register's changes. */
  public static Letter letter(SealedRow row) {
    return Letter.of(StepName.BIND_CLAIMS, row.personKey(), Kind.ROW, row.rowKey(), row);
  }

  /** A row that is no more. */
  public static Letter deleted(String personKey, String rowKey) {
    return new Letter(StepName.BIND_CLAIMS, personKey, Kind.ROW.name(), rowKey, null);
  }

  @Override
  public void take(Letter letter, Desk desk) {
    Shelf<SealedRow> rows = desk.shelf(Kind.ROW);
    Collection<SealedRow> before = rows.all().values();
    if (Step.put(letter, desk)) {
      new Outbox(desk).replace(letters(before), letters(rows.all().values()));
    }
  }

  private static List<Letter> letters(Collection<SealedRow> ofPerson) {
    List<SealedRow> rows = new ArrayList<>(ofPerson);
    rows.sort(Comparator.comparing(SealedRow::rowKey));
    List<Letter> letters = new ArrayList<>();
    rows.stream()
        .filter(row -> row.table() == Table.PERSON)
        .findFirst()
        .ifPresent(person -> tell(person, rows, letters));
    return letters;
  }

  private static void tell(SealedRow person, List<SealedRow> rows, List<Letter> letters) {
    String household = Keys.household(person.personKey(), person.householdKey());
    letters.add(
        Letter.of(StepName.EVALUATE_HOUSEHOLD, household, Kind.MEMBER, person.personKey(), rows));
    List<ClaimHash> documents =
        rows.stream()
            .filter(row -> row.claim() != null && row.claimType() != ClaimType.PHONE)
            .map(SealedRow::claim)
            .distinct()
            .toList();
    for (SealedRow row : rows) {
      if (row.claim() != null) {
        tell(row, household, documents, letters);
      }
    }
  }

  private static void tell(
      SealedRow row, String household, List<ClaimHash> documents, List<Letter> letters) {
    Binding binding =
        new Binding(row.claim(), row.personKey(), household, row.validFrom(), row.validTo());
    String claim = Keys.of(row.claim());
    letters.add(
        bound(StepName.RESOLVE_CLAIMS, claim, row, new Bound(binding, List.of(), row.sealed())));
    if (row.claimType() != ClaimType.PHONE) {
      letters.add(
          bound(StepName.MARK_CASES, claim, row, new Bound(binding, documents, row.sealed())));
    }
  }

  private static Letter bound(StepName to, String claim, SealedRow row, Bound bound) {
    return Letter.of(to, claim, Kind.BOUND, row.personKey() + "/" + row.rowKey(), bound);
  }
}
