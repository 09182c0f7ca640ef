package io.gridline.ops.screen;

import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.lists.RunManifest.SourceCounts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** What a published run holds, for the terminal. Counts only. */
final class RunSummary {

  private RunSummary() {}

  static void print(RunManifest manifest, Path out, PrintWriter to) {
    RunManifest.Counts counts = manifest.counts();
    to.printf(
        Locale.ROOT,
        "%nOrder %s, version %d, as of %s%n",
        manifest.order(),
        manifest.orderVersion(),
        manifest.asOf());
    to.printf(
        Locale.ROOT,
        "  %,d people on %,d lists, %,d of them referred to other provinces; levels: %s%n",
        counts.entries(),
        counts.queues(),
        counts.referrals(),
        joined(counts.byLevel()));
    to.printf(Locale.ROOT, "  by rule: %s%n", joined(counts.byRule()));
    to.printf(
        Locale.ROOT,
        "  %,d exposed people are elsewhere; %,d questions for clerical review%n",
        counts.elsewhere(),
        counts.review());
    to.printf(
        Locale.ROOT,
        "  %s: %,d new, %,d raised, %,d moved, %,d withdrawn%n",
        manifest.follows() == null ? "first run" : "since " + manifest.follows(),
        manifest.changes().added(),
        manifest.changes().raised(),
        manifest.changes().moved(),
        manifest.changes().withdrawn());
    if (!counts.casesInReview().isEmpty()) {
      to.println("  cases in review: " + String.join(", ", counts.casesInReview()));
    }
    to.printf(
        Locale.ROOT,
        "%n  %-9s %12s %12s %10s %10s %10s %10s %10s %10s  %s%n",
        "source",
        "read",
        "outside",
        "rejected",
        "duplicate",
        "superseded",
        "cancelled",
        "kept",
        "evidence",
        "latest");
    manifest.sources().forEach((source, of) -> print(source, of, to));
    manifest.silent().forEach(line -> to.println("  WARNING: " + line));
    to.println();
    Path folder = new PublishedRuns(out).folder(manifest);
    to.println("  " + folder);
    to.println("  " + folder.resolve("report.html"));
    to.flush();
  }

  private static void print(String source, SourceCounts of, PrintWriter to) {
    to.printf(
        Locale.ROOT,
        "  %-9s %,12d %,12d %,10d %,10d %,10d %,10d %,10d %,10d  %s%n",
        source,
        of.read(),
        of.outside(),
        of.rejectedInAll(),
        of.duplicate(),
        of.superseded(),
        of.cancelled(),
        of.kept(),
        of.bearingEvidence(),
        of.latest() == null ? "nothing" : of.latest());
  }

  private static String joined(Map<String, Long> counts) {
    StringBuilder joined = new StringBuilder();
    counts.forEach(
        (name, n) ->
            joined
                .append(joined.isEmpty() ? "" : ", ")
                .append(name)
                .append(' ')
                .append(String.format(Locale.ROOT, "%,d", n)));
    return joined.toString();
  }
}
