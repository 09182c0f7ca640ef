package io.gridline.connectors.lists;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What {@code manifest.json} says of a published run (contract, section 7). It is written last;
 * what no manifest names is not published. Counts only, and the ids of cases in review: nothing of
 * a person.
 *
 * @param run the folder {@code run=<run>} beside it
 * @param asOf ISO 8601, UTC, as all times here
 * @param keyCheck tells the order's keys from others
 * @param phaseMillis how long each phase of the run has taken, with all its orders; publishing up
 *     to the making of the manifest
 * @param follows as_of of the published run that {@code changes} compares with; null without one
 * @param silent a line for each source that has fallen silent
 * @param sources by feed, those that the order wants
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunManifest(
    String order,
    @JsonProperty("order_version") int orderVersion,
    @JsonProperty("as_of") String asOf,
    String run,
    @JsonProperty("published_at") String publishedAt,
    @JsonProperty("code_version") String codeVersion,
    @JsonProperty("order_sha256") String orderSha256,
    @JsonProperty("key_check") String keyCheck,
    @JsonProperty("duration_ms") long durationMillis,
    @JsonProperty("phases_ms") Map<String, Long> phaseMillis,
    Read read,
    String follows,
    Counts counts,
    Changes changes,
    List<String> silent,
    Map<String, SourceCounts> sources,
    List<Input> inputs,
    List<File> files) {

  /**
   * How much was read.
   *
   * @param newFiles senders' files that were landed in this run, for all its orders
   * @param newBytes of those files
   * @param storeBytes of the store's parts for the order
   */
  public record Read(
      @JsonProperty("new_files") long newFiles,
      @JsonProperty("new_bytes") long newBytes,
      @JsonProperty("store_bytes") long storeBytes) {}

  /** What came out. */
  public record Counts(
      long entries,
      @JsonProperty("by_level") Map<String, Long> byLevel,
      @JsonProperty("by_rule") Map<String, Long> byRule,
      long queues,
      long referrals,
      long elsewhere,
      long review,
      @JsonProperty("cases_in_review") List<String> casesInReview) {}

  /** How many people {@code changes.csv} names, by what changed; somebody may be in two. */
  public record Changes(@JsonProperty("new") long added, long raised, long moved, long withdrawn) {}

  /**
   * What became of every record read of a source: {@code read = rejected + outside + duplicate +
   * superseded + cancelled + kept}.
   *
   * @param rejected by reason
   * @param latest the greatest start of an accepted record before as_of; null without one
   */
  public record SourceCounts(
      long read,
      Map<String, Long> rejected,
      long outside,
      long duplicate,
      long superseded,
      long cancelled,
      long kept,
      @JsonProperty("bearing_evidence") long bearingEvidence,
      String latest) {

    public long rejectedInAll() {
      return rejected.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** A sender's file. */
  public record Input(String path, long bytes, String fingerprint) {}

  /** A file of the run, relative to its folder. */
  public record File(String path, long rows, long bytes, String sha256) {}
}
