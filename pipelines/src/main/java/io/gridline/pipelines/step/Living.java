package io.gridline.pipelines.step;

import io.gridline.pipelines.identity.Register.Table;
import io.gridline.pipelines.identity.SealedRow;
import io.gridline.pipelines.presence.Division;
import java.util.List;

/** Where somebody lives, and is registered. */
record Living(Division residence, Division registered) {

  /** Null when none of the rows is of the person table. */
  static Living of(List<SealedRow> rows) {
    for (SealedRow row : rows) {
      if (row.table() == Table.PERSON) {
        return new Living(row.residence(), row.registered());
      }
    }
    return null;
  }
}
