package io.gridline.pipelines.step;

import java.util.Locale;

/** The steps of the live job, and the topics that it writes. */
public enum StepName {
  LATEST_RECORD("The delivery of a record that stands"),
  LATEST_CASE("The delivery of a case that stands"),
  BIND_CLAIMS("What the register binds to a person"),
  MARK_CASES("Who a case is"),
  FIND_CONTACTS("Who met a case there"),
  RESOLVE_CLAIMS("Who a record's claim is"),
  EVALUATE_HOUSEHOLD("What the orders make of a household"),
  PUBLISH_ENTRIES("The entry that is shown"),
  PUBLISH_REVIEW("The question that is shown"),
  ENTRIES("gridline.entries"),
  ALERTS("gridline.alerts"),
  REVIEW("gridline.review"),
  DEAD_LETTERS("gridline.dead-letters");

  private final String title;

  StepName(String title) {
    this.title = title;
  }

  /** The operator's uid, which is never changed: a savepoint knows its state by it. */
  public String uid() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** For people. */
  public String title() {
    return title;
  }
}
