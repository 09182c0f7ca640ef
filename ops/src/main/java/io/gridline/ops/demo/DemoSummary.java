package io.gridline.ops.demo;

import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.lists.RunManifest.SourceCounts;
import io.gridline.ops.simulate.TruthReport;
import io.gridline.ops.simulate.World;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What the demo did, in words that need no manual, and where to look next. */
record DemoSummary(
    RunManifest manifest, World.Summary world, TruthReport truth, Path lists, Duration took) {

  private static final int SHOWN_LISTS = 3;

  void print(PrintWriter to) {
    Collection<SourceCounts> sources = manifest.sources().values();
    RunManifest.Counts counts = manifest.counts();
    long read = sum(sources, SourceCounts::read);
    line(to, "");
    line(
        to,
        "Under order %s, %,d travel records were read; %,d of them (%.1f %%) were about places and"
            + " times that no order asks about, and were kept nowhere.",
        manifest.order(),
        read,
        sum(sources, SourceCounts::outside),
        100.0 * sum(sources, SourceCounts::outside) / Math.max(1, read));
    line(
        to,
        "%,d people are to be visited, on %,d lists, one for each community or street that is"
            + " responsible: %,d urgently, %,d soon, %,d when there is time.",
        counts.entries(),
        counts.queues(),
        counts.byLevel().get("high"),
        counts.byLevel().get("medium"),
        counts.byLevel().get("low"));
    line(
        to,
        "%,d of them are in other provinces and are referred there; %,d more were exposed, but are"
            + " somebody else's to visit.",
        counts.referrals(),
        counts.elsewhere());
    line(
        to,
        "%,d questions wait for a clerk (wrong numbers, two people with one number, unknown seats).",
        counts.review());
    line(to, "%nCompared with what really happened in this made-up world:%n%n%s", truth.text());
    line(to, "Where to look:%n");
    Path run = new PublishedRuns(lists).folder(manifest);
    largestLists(to, run);
    line(to, "  how it looks as a whole       %s", run.resolve("report.html"));
    line(to, "  everything of this run        %s", run);
    line(to, "  what became of every record   %s", run.resolveSibling("manifest.json"));
    line(to, "%nWhy is somebody on a list? Take a person_key from a list:%n");
    line(to, "  ./gridline show --out %s --person KEY", lists);
    largest().stream()
        .findFirst()
        .ifPresent(file -> line(to, "  ./gridline show --out %s --division %s", lists, code(file)));
    line(to, "  ./gridline show --out %s --review", lists);
    line(to, "%n%.0f seconds in all.", took.toMillis() / 1000.0);
    to.flush();
  }

  private void largestLists(PrintWriter to, Path run) {
    for (RunManifest.File file : largest()) {
      line(to, "  a list of %,5d people         %s", file.rows(), run.resolve(file.path()));
    }
  }

  private List<RunManifest.File> largest() {
    return manifest.files().stream()
        .filter(file -> file.path().startsWith("lists/"))
        .sorted(
            Comparator.comparing(RunManifest.File::rows)
                .reversed()
                .thenComparing(RunManifest.File::path))
        .limit(SHOWN_LISTS)
        .toList();
  }

  private static String code(RunManifest.File file) {
    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
    return name.substring(0, name.length() - ".csv".length());
  }

  private static long sum(Collection<SourceCounts> sources, ToLongFunction<SourceCounts> count) {
    return sources.stream().mapToLong(count).sum();
  }

  private static void line(PrintWriter to, String format, Object... values) {
    to.printf(Locale.ROOT, format + "%n", values);
  }
}
