package io.gridline.connectors.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** What the page tells of the sources: the accounting, what was rejected and why, freshness. */
record SourceTables(RunReport report) {

  Html accounting() {
    List<Html> rows = new ArrayList<>();
    report
        .sources()
        .forEach(flow -> rows.add(accountingRow(Words.source(flow.source()), flow, "")));
    if (report.sources().size() > 1) {
      rows.add(accountingRow(Html.of("all"), SourceFlow.sum(report.sources()), "sum"));
    }
    return Html.of("{}", rows);
  }

  private static Html accountingRow(Html name, SourceFlow flow, String style) {
    List<Html> cells =
        LongStream.of(
                flow.read(),
                flow.rejectedInAll(),
                flow.outside(),
                flow.duplicate(),
                flow.superseded(),
                flow.cancelled(),
                flow.kept(),
                flow.bearingEvidence())
            .mapToObj(count -> Html.of("<td class=\"num\">{}</td>", count))
            .toList();
    return Html.of("<tr class=\"{}\"><th scope=\"row\">{}</th>{}</tr>", style, name, cells);
  }

  /** Rejected records: a row for each reason, a column for each source. */
  Html rejected() {
    SourceFlow all = SourceFlow.sum(report.sources());
    if (all.rejectedInAll() == 0) {
      return Html.of("<p class=\"none\">No record was rejected.</p>");
    }
    long most = all.rejected().values().stream().mapToLong(Long::longValue).max().orElse(1);
    List<Html> headings = new ArrayList<>();
    List<Html> shares = new ArrayList<>();
    for (SourceFlow flow : report.sources()) {
      headings.add(Html.of("<th scope=\"col\" class=\"num\">{}</th>", Words.source(flow.source())));
      shares.add(share(flow));
    }
    List<Html> rows = new ArrayList<>();
    all.rejected().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(reason -> rows.add(rejectedRow(reason.getKey(), reason.getValue(), most)));
    return Html.of(
        """
        <div class="scroll" tabindex="0" role="region" aria-label="Rejected records by reason">
        <table class="rejected">
          <caption>Rejected records by reason and source</caption>
          <thead><tr><th scope="col">Reason</th>{}<th scope="col" class="num">all</th></tr></thead>
          <tbody>{}</tbody>
          <tfoot><tr><th scope="row">of records not outside</th>{}{}</tr></tfoot>
        </table>
        </div>
        """,
        headings,
        rows,
        shares,
        share(all));
  }

  private Html rejectedRow(String reason, long total, long most) {
    List<Html> cells = new ArrayList<>();
    for (SourceFlow flow : report.sources()) {
      long count = flow.rejected().getOrDefault(reason, 0L);
      cells.add(Html.of("<td class=\"num\">{}</td>", count == 0 ? "·" : Figures.count(count)));
    }
    return Html.of(
        """
        <tr data-reason="{}">
          <th scope="row">{}<small>{}</small>
            <span class="bar plain" aria-hidden="true"><i style="inline-size:{}"></i></span></th>
          {}<td class="num all">{}</td>
        </tr>
        """,
        reason,
        reason,
        Words.rejection(reason),
        LevelBar.percent((double) total, (double) most),
        cells,
        total);
  }

  private static Html share(SourceFlow flow) {
    return Html.of(
        "<td class=\"num\">{}</td>", Figures.share(flow.rejectedInAll(), flow.notOutside()));
  }

  Html freshness() {
    List<Html> cards = report.sources().stream().map(this::card).toList();
    return cards.isEmpty()
        ? Html.of("<p class=\"none\">The order wants no source.</p>")
        : Html.of("<ul class=\"freshness\">{}</ul>", cards);
  }

  private Html card(SourceFlow flow) {
    Freshness freshness = flow.freshness(report.run().asOf());
    Html latest =
        flow.latest()
            .map(
                instant ->
                    Html.of(
                        "<b>{}</b><br>{} before as_of",
                        Figures.time(instant),
                        Figures.span(Duration.between(instant, report.run().asOf()))))
            .orElse(Html.of("no accepted record before as_of"));
    return Html.of(
        """
        <li class="source {}" data-source="{}">
          <h3>{}</h3>
          <p class="badge"><span aria-hidden="true">{}</span> {}</p>
          <p>{}</p>
          <p class="limit">{}</p>
        </li>
        """,
        freshness.style(),
        flow.source().text(),
        Words.source(flow.source()),
        freshness.sign(),
        freshness.text(),
        latest,
        flow.maxAge()
            .map(age -> "silent when older than " + Figures.span(age))
            .orElse("no rule asks for it, so not judged"));
  }
}
