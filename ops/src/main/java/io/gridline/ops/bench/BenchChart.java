package io.gridline.ops.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures as one HTML page that needs nothing else: a bar chart for each kind of run. */
final class BenchChart {

  private static final int WIDTH = 900;
  private static final int LABEL = 110;
  private static final int VALUE = 300;
  private static final int ROW = 34;

  private final Map<String, String> titles;

  private BenchChart(Map<String, String> titles) {
    this.titles = titles;
  }

  /**
   * @param titles of the contenders by id
   */
  static String page(BenchResult result, Map<String, String> titles) {
    BenchChart chart = new BenchChart(titles);
    Map<String, List<Summary>> sections =
        result.summaries().stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.input().title() + ", " + one.start().title(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    StringBuilder body = new StringBuilder();
    sections.forEach((title, its) -> body.append(chart.section(title, its)));
    return BenchPage.of(result, body.toString());
  }

  private String section(String title, List<Summary> summaries) {
    double most = summaries.stream().mapToDouble(one -> one.seconds().max()).max().orElse(1);
    StringBuilder svg = new StringBuilder();
    for (int n = 0; n < summaries.size(); n++) {
      svg.append(bar(summaries.get(n), n * ROW, (WIDTH - LABEL - VALUE) / most));
    }
    return """
    <section>
    <h2>%s</h2>
    <svg viewBox="0 0 %d %d" role="img" aria-label="%s">
    %s</svg>
    </section>
    """
        .formatted(capital(title), WIDTH, summaries.size() * ROW, title, svg);
  }

  private String bar(Summary one, int top, double scale) {
    double median = one.seconds().median() * scale;
    double from = LABEL + one.seconds().min() * scale;
    double to = LABEL + one.seconds().max() * scale;
    int middle = top + ROW / 2;
    boolean ours = one.contender().equals("gridline");
    String value =
        String.format(Locale.ROOT, "%.2f s", one.seconds().median())
            + (ours
                ? ""
                : String.format(Locale.ROOT, ", Gridline %.2f times as fast", one.gridlineSpeed()))
            + String.format(Locale.ROOT, ", %,d MB", one.peakBytes() >> 20);
    return String.format(
        Locale.ROOT,
        """
        <text x="%d" y="%d" text-anchor="end">%s</text>
        <rect x="%d" y="%d" width="%.1f" height="%d" rx="2" class="%s"/>
        <path d="M%.1f %dV%dM%.1f %dV%dM%.1f %dH%.1f"/>
        <text x="%.1f" y="%d" class="value">%s</text>
        """,
        LABEL - 10,
        middle + 5,
        titles.get(one.contender()),
        LABEL,
        top + 6,
        Math.max(1, median),
        ROW - 12,
        ours ? "ours" : "theirs",
        from,
        middle - 5,
        middle + 5,
        to,
        middle - 5,
        middle + 5,
        from,
        middle,
        to,
        to + 10,
        middle + 5,
        value);
  }

  private static String capital(String title) {
    return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
  }
}
