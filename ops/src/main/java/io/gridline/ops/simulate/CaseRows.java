package io.gridline.ops.simulate;

import io.gridline.ops.simulate.Case.Oddity;
import java.util.List;

/** The rows of cases.csv: confirmed cases, some revised, one cancelled, one mistyped. */
final class CaseRows {

  static final String HEADER =
      "case_id,revision,cancelled,order,document_type,document_number,infectious_from,"
          + "infectious_to";

  private CaseRows() {}

  static void addTo(RowBuffer rows, List<Case> cases) {
    for (Case one : cases) {
      String number = one.person().document.printed(1);
      if (one.oddity() == Oddity.WRONG_CHECK) {
        number = Written.wrongCheck(number);
      }
      if (one.oddity() == Oddity.REVISED) {
        row(rows, one, "0", "false", number, one.from() + Timeline.DAY, one.to() + Timeline.DAY);
        row(rows, one, "1", "false", number, one.from(), one.to());
      } else if (one.oddity() == Oddity.CANCELLED) {
        row(rows, one, "0", "false", number, one.from(), one.to());
        row(rows, one, "1", "true", number, one.from(), one.to());
      } else {
        row(rows, one, "0", "", number, one.from(), one.to());
      }
    }
  }

  private static void row(
      RowBuffer to, Case one, String revision, String cancelled, String number, int from, int end) {
    to.text(one.id()).text(revision).text(cancelled).text("ZJ-2020-001");
    to.text(one.person().document.type()).text(number).time(from).time(end).endRow();
  }
}
