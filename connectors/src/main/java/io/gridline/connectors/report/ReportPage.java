package io.gridline.connectors.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes {@code report.html}: one file that needs nothing else, no network and no server. What it
 * says in numbers is plain HTML; its charts are drawn by the script inside it.
 *
 * <p>Equal reports and names give equal bytes.
 */
public final class ReportPage {

  private static final Pattern HOLE = Pattern.compile("\\{\\{([a-z-]+)}}");

  private static final List<String> STYLES =
      List.of("colours.css", "page.css", "tables.css", "charts.css", "media.css");
  private static final List<String> SCRIPTS =
      List.of("chart.js", "bars.js", "places.js", "page.js");

  private final Places places;

  /**
   * @param divisionName the name of a division code, empty when it is not known; the code is shown
   *     then
   */
  public ReportPage(Function<String, String> divisionName) {
    this.places = new Places(divisionName);
  }

  /** Writes the page in UTF-8, and leaves the stream open. */
  public void write(RunReport report, OutputStream out) throws IOException {
    Map<String, Html> parts = parts(report);
    Matcher hole = HOLE.matcher(resource("page.html"));
    StringBuilder page = new StringBuilder(1 << 21);
    // One pass, so that nothing inside a part is taken for a hole.
    while (hole.find()) {
      Html part = parts.get(hole.group(1));
      if (part == null) {
        throw new IllegalStateException("page.html asks for an unknown part: " + hole.group(1));
      }
      hole.appendReplacement(page, Matcher.quoteReplacement(part.markup()));
    }
    out.write(hole.appendTail(page).toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private Map<String, Html> parts(RunReport report) {
    Masthead masthead = new Masthead(report, places);
    SourceTables sources = new SourceTables(report);
    EntryTables entries = new EntryTables(report);
    PlaceTables where = new PlaceTables(report, places);
    LeftOver left = new LeftOver(report, places);
    Map<String, Html> parts = new HashMap<>();
    parts.put("styles", resources(STYLES));
    parts.put("chart-library", new Html(resource("echarts/echarts.min.js")));
    parts.put("scripts", resources(SCRIPTS));
    parts.put("data", ChartData.of(report, places).json());
    parts.put("order-id", Html.of("{}", report.order().id()));
    parts.put("disease", Html.of("{}", report.order().disease()));
    parts.put("jurisdiction", Html.of("{}", places.label(report.order().jurisdiction().code())));
    parts.put("as-of", Html.of("{}", Figures.time(report.run().asOf())));
    parts.put("order", masthead.order());
    parts.put("run", masthead.run());
    parts.put("glance", new Glance(report).html());
    parts.put("funnel", new Funnel(report).html());
    parts.put("accounting", sources.accounting());
    parts.put("rejected", sources.rejected());
    parts.put("freshness", sources.freshness());
    parts.put("level-headings", Html.of("{}", LevelBar.headings()));
    parts.put("rules", entries.rules());
    parts.put("days", entries.days());
    parts.put("upper-level", where.upperLevel());
    parts.put("deepest-level", where.deepestLevel());
    parts.put("lower-level", where.lowerLevel());
    parts.put("lower-count", Html.of("{}", where.lowerCount()));
    parts.put("upper", where.upper());
    parts.put("lower", where.lower());
    parts.put("largest-queues", where.largestQueues());
    parts.put("referrals", left.referrals());
    parts.put("referrals-count", Html.of("{}", left.referralsInAll()));
    parts.put("elsewhere", Html.of("{}", report.unlisted().elsewhere()));
    parts.put("review", left.review());
    parts.put("review-count", Html.of("{}", left.reviewInAll()));
    parts.put("changes", left.changes());
    return parts;
  }

  private static Html resources(List<String> names) {
    return new Html(names.stream().map(ReportPage::resource).collect(Collectors.joining("\n")));
  }

  private static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing on the class path: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
