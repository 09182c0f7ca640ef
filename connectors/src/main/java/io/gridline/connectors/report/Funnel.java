package io.gridline.connectors.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * From the records read to the entries: a bar for each step, on a logarithmic scale since a step
 * can be a thousand times smaller than the one before it, and what fell out on the way.
 */
record Funnel(RunReport report) {

  private record Step(String name, long count, Html fellOut) {}

  Html html() {
    List<Html> panels = new ArrayList<>();
    panels.add(panel("all", Html.of("All sources"), allSteps()));
    if (report.sources().size() > 1) {
      for (SourceFlow flow : report.sources()) {
        panels.add(panel(flow.source().text(), Words.source(flow.source()), steps(flow)));
      }
    }
    return Html.of("{}", panels);
  }

  private List<Step> allSteps() {
    List<Step> steps = new ArrayList<>(steps(SourceFlow.sum(report.sources())));
    steps.add(
        new Step(
            "Entries",
            LevelCounts.of(report.listed().byLevel()).total(),
            Html.of("people from here on, also from the register alone: residence, household")));
    return steps;
  }

  private static List<Step> steps(SourceFlow flow) {
    return List.of(
        new Step("Read", flow.read(), Html.NONE),
        new Step(
            "Not outside",
            flow.notOutside(),
            Html.of("− {} outside zones or times", flow.outside())),
        new Step("Accepted", flow.accepted(), Html.of("− {} rejected", flow.rejectedInAll())),
        new Step(
            "Kept",
            flow.kept(),
            Html.of(
                "− {} duplicate, {} superseded, {} cancelled",
                flow.duplicate(),
                flow.superseded(),
                flow.cancelled())),
        new Step(
            "Bearing evidence",
            flow.bearingEvidence(),
            Html.of("− {} without open evidence", flow.kept() - flow.bearingEvidence())));
  }

  private Html panel(String id, Html title, List<Step> steps) {
    int decades = decades();
    List<Html> rows = new ArrayList<>();
    long before = 0;
    for (Step step : steps) {
      boolean isPeople = step.name.equals("Entries");
      rows.add(
          Html.of(
              """
              <li class="{}">
                <span class="step">{}</span>
                <span class="bar" aria-hidden="true"><i style="inline-size:{}"></i></span>
                <span class="num" data-step="{}">{}</span>
                <span class="share">{}</span>
                <span class="lost">{}</span>
              </li>
              """,
              isPeople ? "people" : "records",
              isPeople ? Words.both(step.name, "风险名单") : step.name,
              length(step.count, decades),
              step.name,
              step.count,
              rows.isEmpty() || isPeople ? "" : Figures.share(step.count, before),
              step.fellOut));
      before = step.count;
    }
    return Html.of(
        """
        <div class="panel" id="funnel-{}" data-panel="{}">
          <h3 class="panel-title">{}</h3>
          <ol class="funnel" style="--decades:{}">{}</ol>
          <div class="decades" aria-hidden="true">{}</div>
        </div>
        """,
        id,
        id,
        title,
        String.valueOf(decades),
        rows,
        axis(decades));
  }

  /** One scale for all panels, so that the sources can be compared. */
  private int decades() {
    long most =
        Math.max(
            SourceFlow.sum(report.sources()).read(),
            LevelCounts.of(report.listed().byLevel()).total());
    return Math.max(1, (int) Math.ceil(Math.log10((double) Math.max(1, most))));
  }

  private static String length(long count, int decades) {
    return count == 0
        ? "0"
        : "max(3px, " + LevelBar.percent(Math.log10((double) count), decades) + ")";
  }

  private static List<Html> axis(int decades) {
    List<Html> ticks = new ArrayList<>();
    for (int decade = 0; decade <= decades; decade++) {
      ticks.add(
          Html.of(
              "<span style=\"inset-inline-start:{}\">{}</span>",
              LevelBar.percent(decade, decades),
              tick(decade)));
    }
    return ticks;
  }

  private static String tick(int decade) {
    String digits = String.format(Locale.ROOT, "%.0f", Math.pow(10, decade % 3));
    return digits + List.of("", "k", "m", "bn", "tn").get(decade / 3);
  }
}
