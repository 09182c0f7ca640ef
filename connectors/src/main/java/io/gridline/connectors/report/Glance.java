package io.gridline.connectors.report;

import io.gridline.connectors.report.RunReport.Changes;
import io.gridline.pipelines.order.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The first screen: how many entries and queues, whether a source is silent, what changed. */
record Glance(RunReport report) {

  Html html() {
    return Html.of("{}{}{}{}{}", entries(), high(), queues(), sources(), changes());
  }

  private Html entries() {
    LevelCounts counts = LevelCounts.of(report.listed().byLevel());
    List<Html> legend = new ArrayList<>();
    for (Level level : LevelBar.LEVELS) {
      legend.add(
          Html.of(
              "<li><span class=\"sign {}\" aria-hidden=\"true\">{}</span> <b>{}</b> {}</li>",
              level.text(),
              Words.sign(level),
              counts.of(level),
              Words.both(level.text(), Words.level(level))));
    }
    return tile(
        "entries",
        Words.both("Entries", "风险名单"),
        Html.of("{}", counts.total()),
        Html.of("{}<ul class=\"legend\">{}</ul>", LevelBar.bar(counts), legend));
  }

  private Html high() {
    LevelCounts counts = LevelCounts.of(report.listed().byLevel());
    return tile(
        "high",
        Words.both("High", "高"),
        Html.of("{}", counts.high()),
        counts.total() == 0
            ? Html.of("<p>nobody is listed</p>")
            : Html.of("<p>{} of all entries</p>", Figures.share(counts.high(), counts.total())));
  }

  private Html queues() {
    List<Long> sizes =
        report.listed().byQueue().values().stream()
            .map(counts -> LevelCounts.of(counts).total())
            .toList();
    long queued = sizes.stream().mapToLong(Long::longValue).sum();
    long largest = sizes.stream().mapToLong(Long::longValue).max().orElse(0);
    Html note =
        sizes.isEmpty()
            ? Html.of("<p>no queue has an entry</p>")
            : Html.of(
                "<p>{} on average, the largest {}</p>",
                String.format(Locale.ROOT, "%,.1f", (double) queued / sizes.size()),
                largest);
    return tile("queues", Words.both("Queues", "社区/村"), Html.of("{}", sizes.size()), note);
  }

  private Html sources() {
    Instant asOf = report.run().asOf();
    List<SourceFlow> alarming =
        report.sources().stream().filter(flow -> flow.freshness(asOf).isAlarming()).toList();
    Html title = Words.both("Sources", "数据源");
    int all = report.sources().size();
    if (all == 0) {
      return tile("sources", title, Html.of("0"), Html.of("<p>the order wants none</p>"));
    }
    if (!alarming.isEmpty()) {
      List<Html> lines =
          alarming.stream()
              .map(flow -> Html.of("<p class=\"alarm\">{}</p>", silence(flow)))
              .toList();
      return tile(
          "sources silent",
          title,
          Html.of("<span aria-hidden=\"true\">! </span>{} of {} silent", alarming.size(), all),
          Html.of("{}", lines));
    }
    return report.sources().stream().anyMatch(flow -> flow.maxAge().isEmpty())
        ? tile("sources", title, Html.of(all == 1 ? "{} has sent" : "{} have sent", all), oldest())
        : tile(
            "sources",
            title,
            Html.of("<span aria-hidden=\"true\">✓ </span>{} of {} fresh", all, all),
            oldest());
  }

  private static Html silence(SourceFlow flow) {
    return flow.latest().isEmpty()
        ? Html.of("{} never sent", Words.source(flow.source()))
        : Html.of(
            "{} since <span class=\"moment\">{}</span>",
            Words.source(flow.source()),
            Figures.time(flow.latest().orElseThrow()));
  }

  private Html oldest() {
    Stream<Instant> latest = report.sources().stream().flatMap(flow -> flow.latest().stream());
    return latest
        .min(Instant::compareTo)
        .map(
            instant ->
                Html.of(
                    "<p>the oldest {} before as_of</p>",
                    Figures.span(Duration.between(instant, report.run().asOf()))))
        .orElse(Html.NONE);
  }

  private Html changes() {
    Html title = Html.of("Changes");
    if (report.changes().isEmpty()) {
      return tile(
          "changes",
          title,
          Html.of("first run"),
          Html.of("<p>nothing was published before under this order</p>"));
    }
    Changes changes = report.changes().orElseThrow();
    return tile(
        "changes",
        title,
        Html.of(
            "<span data-figure=\"new\">+{}</span> <span data-figure=\"withdrawn\">−{}</span>",
            changes.added(),
            changes.withdrawn()),
        Html.of(
            "<p>new and withdrawn; {} raised, {} moved, {} unchanged since {}</p>",
            changes.raised(),
            changes.moved(),
            changes.unchanged(),
            Figures.time(changes.since())));
  }

  private static Html tile(String styles, Html title, Html figure, Html note) {
    return Html.of(
        """
        <article class="tile {}">
          <h2>{}</h2>
          <p class="figure" data-figure="{}">{}</p>
          {}
        </article>
        """,
        styles,
        title,
        styles.split(" ")[0],
        figure,
        note);
  }
}
