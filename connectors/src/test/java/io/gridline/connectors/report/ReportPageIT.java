package io.gridline.connectors.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.pipelines.order.Level;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** The page in a real Chromium, at the width of a desk and of a phone. */
class ReportPageIT {

  private static final Path PICTURES = Path.of("target", "report");
  private static final String CELLS = "#places svg text";

  @TempDir Path folder;

  @Test
  void showsTheNumbersOfTheRunAndDrawsItsCharts() throws Exception {
    SampleReport sample = SampleReport.ofAProvince();
    try (Browser browser = desk(sample)) {
      RunReport report = sample.report();
      LevelCounts all = LevelCounts.of(report.listed().byLevel());
      assertThat(browser.text("[data-figure=entries]")).isEqualTo(Figures.count(all.total()));
      assertThat(browser.text("[data-figure=high]")).isEqualTo(Figures.count(all.high()));
      assertThat(browser.text("[data-figure=queues]"))
          .isEqualTo(Figures.count(report.listed().byQueue().size()));
      assertThat(browser.text("[data-figure=sources]")).isEqualTo("! 1 of 4 silent");
      assertThat(browser.text("[data-figure=changes]")).isEqualTo("+312 −1,120");
      assertThat(browser.text("#funnel-all [data-step=Read]")).isEqualTo("41,671,419");

      assertThat(texts(browser, "#rules-chart svg text"))
          .contains("stayed-in-zone", Figures.count(ofRule(report, "stayed-in-zone")));
      assertThat(browser.all("#days-chart svg path[fill='#8f2d08']"))
          .hasSizeGreaterThanOrEqualTo(report.listed().byDay().size());
      assertThat(texts(browser, CELLS)).contains("杭州市", "温州市");
      assertAllIsWell(browser);
      browser.photograph(PICTURES.resolve("desk.png"));
    }
  }

  @Test
  void opensADivisionInTheTreeMapAndGoesBackUp() throws Exception {
    try (Browser browser = desk(SampleReport.ofAProvince())) {
      browser.click("button[data-zoom='3301']");
      browser.waitUntil(() -> texts(browser, CELLS).contains("上城区"));
      assertThat(texts(browser, CELLS)).contains("上城区").doesNotContain("温州市");
      assertThat(browser.text("#places-path")).startsWith("浙江省 › 杭州市: ");

      WebElement county =
          browser.all(CELLS).stream()
              .filter(e -> e.getText().equals("上城区"))
              .findFirst()
              .orElseThrow();
      browser.clickAt(county);
      browser.waitUntil(() -> texts(browser, CELLS).contains("330102001"));
      assertThat(texts(browser, CELLS)).contains("330102001").doesNotContain("上城区");

      browser.click("#places-up");
      browser.click("#places-up");
      browser.waitUntil(() -> texts(browser, CELLS).contains("温州市"));
      assertThat(texts(browser, CELLS)).contains("温州市");
      assertAllIsWell(browser);
    }
  }

  @Test
  void showsOneSourceOfTheFunnelAtATime() throws Exception {
    try (Browser browser = desk(SampleReport.ofAProvince())) {
      assertThat(browser.text("#funnel-rail")).isEmpty();
      browser.click("button[data-for=rail]");
      assertThat(browser.text("#funnel-rail [data-step=Read]")).isEqualTo("182,440");
      assertThat(browser.text("#funnel-all")).isEmpty();
    }
  }

  @Test
  void fitsAPhoneHoweverLongTheNames() throws Exception {
    Map<LocalDate, Map<Level, Long>> days = new HashMap<>();
    for (int day = 0; day < 75; day++) {
      days.put(LocalDate.of(2020, 1, 1).plusDays(day), Map.of(Level.HIGH, 3L + day));
    }
    SampleReport sample =
        SampleReport.of(SampleReport.communities(11, 9, 27, 3))
            .withOrder("ZJ-2020-001", "Z".repeat(64))
            .withOrder("issued_by: Zhejiang", "issued_by: " + "Zhejiang-".repeat(30))
            .withOrder("id: stayed-in-zone", "id: " + "a".repeat(64))
            .withOrder("[stayed-in-zone,", "[" + "a".repeat(64) + ",")
            .withDays(days);
    try (Browser browser = open(sample, 390, 844)) {
      assertThat(browser.text("[data-figure=queues]")).isEqualTo("8,019");
      assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(390L);
      assertThat(browser.all("#places svg path")).isNotEmpty();
      assertThat(texts(browser, CELLS))
          .as("a number is never cut short")
          .isNotEmpty()
          .isSubsetOf(namesAndNumbers(sample.report()));
      assertAllIsWell(browser);
      browser.photograph(PICTURES.resolve("phone.png"));
    }
  }

  @Test
  void breaksNoWordOfAReasonOnAPhone() throws Exception {
    try (Browser browser = open(SampleReport.ofAProvince(), 390, 844)) {
      assertThat(browser.all(".rejected tbody th")).isNotEmpty();
      assertThat(
              browser.run(
                  "return [...document.querySelectorAll('.rejected tbody th')].map(th => {"
                      + " const name = document.createRange();"
                      + " name.selectNodeContents(th.firstChild);"
                      + " return name.getClientRects().length; }).filter(lines => lines != 1)"))
          .isEqualTo(List.of());
      assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(390L);
    }
  }

  @Test
  void cutsNoTableShortAtTheWidthOfALaptop() throws Exception {
    SampleReport sample = SampleReport.of(SampleReport.communities(11, 9, 27, 3));
    for (int width : new int[] {1280, 1366}) {
      try (Browser browser = open(sample, width, 800)) {
        assertThat(browser.all("#where .scroll td.all")).isNotEmpty();
        assertThat(
                browser.run(
                    "return [...document.querySelectorAll('.scroll')]"
                        + ".filter(e => e.offsetParent && e.scrollWidth > e.clientWidth).length"))
            .as("tables cut short at " + width)
            .isEqualTo(0L);
      }
    }
  }

  @Test
  void looksSaneWithNobodyListedAndOneSource() throws Exception {
    SampleReport sample =
        new SampleReport()
            .withSources(SampleReport.flow(Source.HOTEL, 0, 0, 0, Duration.ofMinutes(1)));
    try (Browser browser = open(sample, 390, 844)) {
      assertThat(browser.text("[data-figure=entries]")).isEqualTo("0");
      assertThat(browser.text("#where")).contains("Nothing to draw: nobody is listed.");
      assertThat(browser.all("#funnel-choice")).isEmpty();
      assertThat(browser.text("[data-figure=changes]")).isEqualTo("first run");
      assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(390L);
      assertAllIsWell(browser);
      browser.photograph(PICTURES.resolve("empty.png"));
    }
  }

  @Test
  void needsNoScriptForItsNumbers() throws Exception {
    Path page = written(SampleReport.ofAProvince());
    try (Browser browser = Browser.ofSize(1440, 900)) {
      browser.command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
      browser.open(page);
      assertThat(browser.text("[data-figure=entries]")).isNotEmpty();
      assertThat(browser.text("#funnel-rail [data-step=Read]")).isEqualTo("182,440");
      assertThat(browser.text("[data-division='3301']")).startsWith("杭州市");
    }
  }

  private Browser desk(SampleReport sample) throws IOException {
    return open(sample, 1440, 900);
  }

  private Browser open(SampleReport sample, int width, int height) throws IOException {
    Browser browser = Browser.ofSize(width, height);
    browser.open(written(sample));
    return browser;
  }

  private Path written(SampleReport sample) throws IOException {
    Path page = folder.resolve("report.html");
    try (OutputStream out = Files.newOutputStream(page)) {
      new ReportPage(SampleReport::name).write(sample.report(), out);
    }
    return page;
  }

  /** No error in the console, and nothing asked of anybody but the file itself. */
  private void assertAllIsWell(Browser browser) throws IOException {
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(url -> url.startsWith(folder.toUri().toString()) || url.startsWith("data:"));
  }

  private static List<String> texts(Browser browser, String selector) {
    return browser.all(selector).stream().map(WebElement::getText).collect(Collectors.toList());
  }

  private static Set<String> namesAndNumbers(RunReport report) {
    Places places = new Places(SampleReport::name);
    return new PlaceTables(report, places)
        .tree().children().stream()
            .flatMap(
                city -> Stream.of(places.label(city.code()), Figures.count(city.counts().total())))
            .collect(Collectors.toSet());
  }

  private static long ofRule(RunReport report, String rule) {
    return LevelCounts.of(report.listed().byRule().get(rule)).total();
  }
}
