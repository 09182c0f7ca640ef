package io.gridline.connectors.report;

import io.gridline.pipelines.order.Level;
import io.gridline.pipelines.order.ScreeningOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that {@code report.html} says of one published run: counts, names of rules and divisions, and
 * instants. Nothing of a person is in it.
 *
 * @param sources those that the order wants, in the sequence in which they are shown
 * @param changes against the order's last published run; empty on the first
 */
public record RunReport(
    ScreeningOrder order,
    Run run,
    List<SourceFlow> sources,
    Listed listed,
    Unlisted unlisted,
    Optional<Changes> changes) {

  public RunReport {
    sources = List.copyOf(sources);
  }

  /**
   * Which run it was.
   *
   * @param took from the run's start to its publishing
   */
  public record Run(
      String id, Instant asOf, Instant publishedAt, String codeVersion, Duration took) {}

  /**
   * The entries. A level or rule that is missing from a map counts as 0.
   *
   * @param byRule by the level of the entry; an entry counts under each of its rules
   * @param byQueue by division code, of 12, 9, 6, 4 or 2 digits; referrals are in none
   * @param byDay by the local day (Asia/Shanghai) of last_exposed_at
   */
  public record Listed(
      Map<Level, Long> byLevel,
      Map<String, Map<Level, Long>> byRule,
      Map<String, Map<Level, Long>> byQueue,
      Map<LocalDate, Map<Level, Long>> byDay) {}

  /**
   * What is in no queue.
   *
   * @param referralsByProvince entries, by the first two characters of the division they are sent
   *     to
   * @param elsewhere people with open evidence who are not the jurisdiction's, only counted
   * @param reviewByReason items that wait for a clerk
   */
  public record Unlisted(
      Map<String, Long> referralsByProvince, long elsewhere, Map<String, Long> reviewByReason) {}

  /**
   * Entries against the order's last published run.
   *
   * @param since as_of of that run
   */
  public record Changes(
      Instant since, long added, long raised, long moved, long withdrawn, long unchanged) {}
}
