package io.gridline.jobs.screen;

import io.gridline.connectors.lists.RunFolder;
import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.lists.RunManifest.SourceCounts;
import io.gridline.connectors.store.Store;
import io.gridline.connectors.store.StoredPart;
import io.gridline.pipelines.entry.ListFiles.WrittenFile;
import io.gridline.pipelines.entry.ReviewItem;
import io.gridline.pipelines.order.Level;
import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.scheduled.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Completes one order's run folder, and makes the manifest that publishes it. */
record PublishPhase(ScreeningOrder order, RunFolder folder, Store store, List<StoredPart> parts) {

  private static final Comparator<ReviewItem> REVIEW_ORDER =
      Comparator.comparing(ReviewItem::reason)
          .thenComparing(ReviewItem::caseId)
          .thenComparing(ReviewItem::householdId)
          .thenComparing(item -> item.presence() == null ? "" : item.presence().id().id());

  /** What is known of a run beside its files. */
  record About(
      String run,
      String asOf,
      String publishedAt,
      String codeVersion,
      String orderSha256,
      long durationMillis) {}

  /** Writes what is still missing in the folder, and makes the manifest that will name it all. */
  RunManifest complete(
      About about,
      List<WrittenFile> lists,
      List<ReviewItem> reviews,
      ReviewFile reviewFile,
      Map<String, SourceCounts> sources,
      Map<String, Object> counts)
      throws IOException {
    List<WrittenFile> files = new ArrayList<>(lists);
    List<ReviewItem> sorted = reviews.stream().sorted(REVIEW_ORDER).toList();
    if (!sorted.isEmpty()) {
      files.add(
          folder.write(
              order.id(), ReviewFile.PATH, sorted.size(), file -> reviewFile.write(file, sorted)));
    }
    files.addAll(deadLetters());
    return new RunManifest(
        order.id(),
        order.version(),
        about.asOf(),
        about.run(),
        about.publishedAt(),
        about.codeVersion(),
        about.orderSha256(),
        about.durationMillis(),
        counts(lists, sorted, counts),
        sources,
        inputs(),
        files.stream()
            .map(f -> new RunManifest.File(f.path(), f.rows(), f.bytes(), f.sha256()))
            .sorted(Comparator.comparing(RunManifest.File::path))
            .toList());
  }

  private List<WrittenFile> deadLetters() throws IOException {
    List<WrittenFile> letters = new ArrayList<>();
    for (StoredPart part : wanted()) {
      long rejected = part.rejected().values().stream().mapToLong(Long::longValue).sum();
      if (rejected > 0) {
        letters.add(
            folder.write(
                order.id(),
                "dead-letters/" + part.id() + ".avro",
                rejected,
                file -> Files.copy(store.rejected(part.id()), file)));
      }
    }
    return letters;
  }

  private List<RunManifest.Input> inputs() {
    return wanted().stream()
        .map(part -> new RunManifest.Input(part.input(), part.bytes(), part.fingerprint()))
        .sorted(Comparator.comparing(RunManifest.Input::path))
        .toList();
  }

  private List<StoredPart> wanted() {
    List<String> sources = order.wantedSources().stream().map(s -> s.text()).toList();
    return parts.stream().filter(part -> sources.contains(part.source())).toList();
  }

  private RunManifest.Counts counts(
      List<WrittenFile> lists, List<ReviewItem> reviews, Map<String, Object> counts) {
    Map<String, Long> byLevel = new LinkedHashMap<>();
    for (Level level : List.of(Level.HIGH, Level.MEDIUM, Level.LOW)) {
      byLevel.put(level.text(), tally(counts, "level:" + level.text()));
    }
    Map<String, Long> byRule = new LinkedHashMap<>();
    for (Rule rule : order.rules()) {
      byRule.put(rule.id(), tally(counts, "rule:" + rule.id()));
    }
    return new RunManifest.Counts(
        lists.stream()
            .filter(f -> f.path().startsWith("entries/"))
            .mapToLong(WrittenFile::rows)
            .sum(),
        byLevel,
        byRule,
        lists.stream().filter(f -> f.path().startsWith("lists/")).count(),
        lists.stream()
            .filter(f -> f.path().startsWith("referrals/"))
            .mapToLong(WrittenFile::rows)
            .sum(),
        tally(counts, "elsewhere"),
        reviews.size(),
        reviews.stream()
            .map(ReviewItem::caseId)
            .filter(id -> !id.isEmpty())
            .distinct()
            .sorted()
            .toList());
  }

  private long tally(Map<String, Object> counts, String count) {
    return Tally.of(counts, order.id(), "entries", count);
  }
}
