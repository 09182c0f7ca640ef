package io.gridline.jobs.oracle;

import java.time.Instant;
import java.util.List;

/**
 * A whole world as plain data, small enough to print. Rows are cells in the columns' order of
 * {@link WorldFiles}.
 *
 * @param gb18030Hotels whether the hotels' files are in GB18030, as feeds.yaml then says
 */
record DirtyWorld(
    Instant asOf,
    List<OrderPlan> orders,
    Register register,
    List<List<String>> cases,
    Feeds feeds,
    boolean gb18030Hotels) {

  /** People all of whom are made up; a row of persons may stand twice. */
  record Register(
      List<List<String>> persons,
      List<List<String>> travelDocuments,
      List<List<String>> subscriptions) {}

  record Feeds(
      List<FeedRow> carrier, List<FeedRow> rail, List<FeedRow> aviation, List<FeedRow> hotel) {}

  /** A row of a feed, the file (0 to 3) and number of its deliveries, and what befell it. */
  record FeedRow(List<String> cells, int file, int copies, Damage damage, int damagedCell) {}

  /** What befell a row on its way. */
  enum Damage {
    NONE,
    BLANK_CELL,
    EXTRA_FIELD,
    MISSING_FIELD,
    NUL,
    /** Bytes that the charset does not know, in a column of the table. */
    BAD_BYTES,
    /** The same in a column that nobody asked for: harmless. */
    BAD_NOTE,
    BLANK_LINE
  }

  /** An order that is valid and in force. */
  record OrderPlan(
      String id,
      String jurisdiction,
      String recordsFrom,
      int observationDays,
      int householdLimit,
      List<String> routeBy,
      List<ZonePlan> zones,
      List<RulePlan> rules) {}

  record ZonePlan(String division, String from, String to) {}

  /**
   * A rule; what its kind does not know is null.
   *
   * @param sources null for the default
   * @param of numbers that stand for rules of the order, counted round
   */
  record RulePlan(
      String kind,
      String level,
      List<String> sources,
      String minDwell,
      String within,
      String scope,
      Integer rows,
      List<Integer> of) {}
}
