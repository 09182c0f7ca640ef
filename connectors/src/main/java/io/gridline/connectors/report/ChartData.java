package io.gridline.connectors.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** What the charts draw, as the JSON that the page's script reads. */
record ChartData(Place places, List<Bar> rules, List<Bar> days) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A division of the tree map. */
  record Place(String code, String name, long high, long medium, long low, List<Place> children) {}

  /** A rule, or a day. */
  record Bar(String name, long high, long medium, long low) {}

  static ChartData of(RunReport report, Places places) {
    EntryTables entries = new EntryTables(report);
    DivisionNode root = new PlaceTables(report, places).tree();
    return new ChartData(
        place(root, places.label(root.code()), places),
        report.order().rules().stream()
            .map(rule -> bar(rule.id(), entries.ofRule(rule.id())))
            .toList(),
        entries.everyDay().entrySet().stream()
            .map(day -> bar(day.getKey().toString(), day.getValue()))
            .toList());
  }

  private static Place place(DivisionNode node, String name, Places places) {
    return new Place(
        node.code(),
        name,
        node.counts().high(),
        node.counts().medium(),
        node.counts().low(),
        node.children().stream()
            .map(child -> place(child, places.label(child.code(), node.code()), places))
            .toList());
  }

  private static Bar bar(String name, LevelCounts counts) {
    return new Bar(name, counts.high(), counts.medium(), counts.low());
  }

  /**
   * Safe inside a script element: the characters that could end it, or a line of JavaScript, only
   * occur in strings of JSON, where they may be written as escapes.
   */
  Html json() {
    try {
      return new Html(
          JSON.writeValueAsString(this)
              .replace("<", "\\u003c")
              .replace(">", "\\u003e")
              .replace("&", "\\u0026")
              .replace("\u2028", "\\u2028")
              .replace("\u2029", "\\u2029"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("counts and names are always JSON", e);
    }
  }
}
