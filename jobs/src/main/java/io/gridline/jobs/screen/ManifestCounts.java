package io.gridline.jobs.screen;

import io.gridline.connectors.lists.RunManifest;
import io.gridline.pipelines.entry.ListFiles.WrittenFile;
import io.gridline.pipelines.entry.ReviewItem;
import io.gridline.pipelines.order.Level;
import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.scheduled.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What came out of a run for one order, counted. */
record ManifestCounts(
    ScreeningOrder order,
    List<WrittenFile> lists,
    List<ReviewItem> reviews,
    Map<String, Object> counts) {

  RunManifest.Counts inAll() {
    Map<String, Long> byLevel = new LinkedHashMap<>();
    for (Level level : List.of(Level.HIGH, Level.MEDIUM, Level.LOW)) {
      byLevel.put(level.text(), tally("level:" + level.text()));
    }
    Map<String, Long> byRule = new LinkedHashMap<>();
    for (Rule rule : order.rules()) {
      byRule.put(rule.id(), tally("rule:" + rule.id()));
    }
    return new RunManifest.Counts(
        rows("entries/"),
        byLevel,
        byRule,
        files("lists/").count(),
        rows("referrals/"),
        tally("elsewhere"),
        reviews.size(),
        reviews.stream()
            .map(ReviewItem::caseId)
            .filter(id -> !id.isEmpty())
            .distinct()
            .sorted()
            .toList());
  }

  private long rows(String folder) {
    return files(folder).mapToLong(WrittenFile::rows).sum();
  }

  private Stream<WrittenFile> files(String folder) {
    return lists.stream().filter(file -> file.path().startsWith(folder));
  }

  private long tally(String count) {
    return Tally.of(counts, order.id(), "entries", count);
  }
}
