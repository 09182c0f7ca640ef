package io.gridline.connectors.report;

import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.order.Zone;
import java.util.ArrayList;
import java.util.List;

/** Which order and which run the page is about. */
record Masthead(RunReport report, Places places) {

  Html order() {
    ScreeningOrder order = report.order();
    return Html.of(
        "{}{}{}{}{}{}",
        term(
            Words.both("Order", "筛查令"),
            Html.of("{}, version {}", order.id(), String.valueOf(order.version()))),
        term(Html.of("Issued by"), Html.of("{}", order.issuedBy())),
        term(Html.of("Legal basis"), Html.of("{}", order.legalBasis())),
        term(
            Html.of("In force"),
            Html.of(
                "{} until {}", Figures.time(order.validFrom()), Figures.time(order.validUntil()))),
        term(
            Html.of("Jurisdiction"),
            Html.of(
                "{} ({})", places.label(order.jurisdiction().code()), order.jurisdiction().code())),
        term(Words.both("Zones", "疫区"), Html.of("{}", zones(order))));
  }

  private List<Html> zones(ScreeningOrder order) {
    List<Html> zones = new ArrayList<>();
    for (Zone zone : order.zones()) {
      zones.add(
          Html.of(
              "<span class=\"zone\">{} ({}), {} until {}</span>",
              places.label(zone.division().code()),
              zone.id(),
              Figures.time(zone.window().from()),
              Figures.time(zone.window().to())));
    }
    return zones.isEmpty() ? List.of(Html.of("none")) : zones;
  }

  Html run() {
    RunReport.Run run = report.run();
    return Html.of(
        "{}{}{}{}{}{}",
        term(Html.of("As of"), Html.of("{}", Figures.timeToTheSecond(run.asOf()))),
        term(Html.of("Published"), Html.of("{}", Figures.timeToTheSecond(run.publishedAt()))),
        term(Html.of("Took"), Html.of("{}", Figures.span(run.took()))),
        term(Html.of("Run"), Html.of("{}", run.id())),
        term(Html.of("Code version"), Html.of("{}", run.codeVersion())),
        term(
            Html.of("Observation"),
            Html.of("{} days from the last exposure", report.order().observation().toDays())));
  }

  private static Html term(Html name, Html meaning) {
    return Html.of("<div><dt>{}</dt><dd>{}</dd></div>", name, meaning);
  }
}
