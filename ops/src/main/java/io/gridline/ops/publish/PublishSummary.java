package io.gridline.ops.publish;

import io.gridline.jobs.publish.FeedTally;
import io.gridline.jobs.publish.Published;
import io.gridline.jobs.publish.Published.Count;
import io.gridline.pipelines.presence.Source;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was published, for the terminal. Counts only. */
record PublishSummary(Published published, double maxRejected) {

  void print(PrintWriter to) {
    to.println();
    print("orders", published.orders(), to);
    print("cases", published.cases(), to);
    if (!published.feeds().isEmpty()) {
      to.printf(
          Locale.ROOT,
          "%n  %-9s %14s %14s %14s %12s %12s%n",
          "source",
          "read",
          "outside",
          "rejected",
          "sent",
          "tombstones");
    }
    published.feeds().forEach((source, of) -> print(source, of, to));
    published.feeds().forEach((source, of) -> reasons(source, of, to));
    if (!published.isWhole()) {
      to.println("  Stopped before the end.");
    }
    to.flush();
  }

  private static void print(String what, Count count, PrintWriter to) {
    if (count.sent() + count.there() > 0) {
      to.printf(
          Locale.ROOT,
          "  %s: %,d sent, %,d stood there already%n",
          what,
          count.sent(),
          count.there());
    }
  }

  private static void print(Source source, FeedTally of, PrintWriter to) {
    to.printf(
        Locale.ROOT,
        "  %-9s %,14d %,14d %,14d %,12d %,12d%n",
        source.text(),
        of.read(),
        of.outside(),
        of.rejectedInAll(),
        of.sent(),
        of.tombstones());
  }

  private void reasons(Source source, FeedTally of, PrintWriter to) {
    if (!of.rejected().isEmpty()) {
      to.printf(
          Locale.ROOT,
          "  %s: rejected: %s%n",
          source.text(),
          of.rejected().entrySet().stream()
              .map(reason -> reason.getValue() + " " + reason.getKey().text())
              .collect(Collectors.joining(", ")));
    }
    if (of.isRejectedAbove(maxRejected)) {
      to.printf(
          Locale.ROOT,
          "  WARNING: %s: more than %.1f %% of the records are rejected%n",
          source.text(),
          100 * maxRejected);
    }
  }
}
