package io.gridline.jobs.screen;

import io.gridline.connectors.lists.RunManifest.SourceCounts;
import io.gridline.connectors.rows.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A run in which too many of a source's records are rejected publishes nothing (contract, section
 * 3).
 */
final class RejectionLimit {

  private RejectionLimit() {}

  /**
   * @param most share of the records that are not outside; 0 to 1
   * @throws BadInput naming every source above it
   */
  static void check(String order, Map<String, SourceCounts> sources, double most) {
    List<String> above = new ArrayList<>();
    sources.forEach(
        (source, counts) -> {
          long asked = counts.read() - counts.outside();
          long rejected = counts.rejectedInAll();
          if (rejected > most * asked) {
            above.add(
                String.format(
                    Locale.ROOT,
                    "%s: %d of %d records rejected %s (limit %.1f %%)",
                    source,
                    rejected,
                    asked,
                    counts.rejected(),
                    100 * most));
          }
        });
    if (!above.isEmpty()) {
      throw new BadInput(
          "order "
              + order
              + ": too many records rejected, nothing published: "
              + String.join("; ", above)
              + ". See what is wrong with the feed, or raise --max-rejected");
    }
  }
}
