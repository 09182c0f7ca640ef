package io.gridline.desk.store;

import java.math.BigDecimal;
import java.util.List;

/** What was written into the form of an action; null where it has no such field. */
public record ActionFields(
    String outcome,
    String to,
    String reason,
    String note,
    BigDecimal temperatureC,
    List<String> symptoms,
    String needs,
    Boolean reached) {

  public static final ActionFields NONE =
      new ActionFields(null, null, null, null, null, null, null, null);
}
