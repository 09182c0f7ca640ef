package io.gridline.connectors.report;

import io.gridline.pipelines.order.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The three levels of some entries: a bar of their shares, and cells of their numbers. */
final class LevelBar {

  static final List<Level> LEVELS = List.of(Level.HIGH, Level.MEDIUM, Level.LOW);

  private LevelBar() {}

  /** The headings over {@link #cells}. */
  static List<Html> headings() {
    List<Html> headings = new ArrayList<>();
    for (Level level : LEVELS) {
      headings.add(
          Html.of(
              "<th scope=\"col\" class=\"num\"><span class=\"sign {}\" aria-hidden=\"true\">{}</span>"
                  + " {}</th>",
              level.text(),
              Words.sign(level),
              Words.both(level.text(), Words.level(level))));
    }
    headings.add(Html.of("<th scope=\"col\" class=\"num\">all</th>"));
    return headings;
  }

  static List<Html> cells(LevelCounts counts) {
    List<Html> cells = new ArrayList<>();
    for (Level level : LEVELS) {
      cells.add(Html.of("<td class=\"num\">{}</td>", counts.of(level)));
    }
    cells.add(Html.of("<td class=\"num all\">{}</td>", counts.total()));
    return cells;
  }

  /** A bar as wide as there is room, parted by level; only to look at. */
  static Html bar(LevelCounts counts) {
    List<Html> parts = new ArrayList<>();
    for (Level level : LEVELS) {
      if (counts.of(level) > 0) {
        parts.add(
            Html.of(
                "<i class=\"{}\" style=\"inline-size:{}\"></i>",
                level.text(),
                percent((double) counts.of(level), (double) counts.total())));
      }
    }
    return Html.of("<span class=\"levelbar\" aria-hidden=\"true\">{}</span>", parts);
  }

  /** A length for the style, never for reading. */
  static String percent(double part, double whole) {
    return String.format(Locale.ROOT, "%.2f%%", whole == 0 ? 0 : 100.0 * part / whole);
  }
}
