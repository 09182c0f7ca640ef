package io.gridline.connectors.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gridline.pipelines.order.Level;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportPageTest {

  private static final String ATTACK = "</script><img src=x onerror=alert(1)>\u2028\"'&{{data}}";

  @Test
  void namesWithMarkupInThemStayText() throws Exception {
    SampleReport sample =
        SampleReport.ofAProvince()
            .withOrder("disease: COVID-19", "disease: \"<script>alert('$1')</script>{{run}}\"");
    String page = page(sample, code -> ATTACK + code);
    String own = page.replace(library(page), "");
    assertThat(own).doesNotContain("<img", "<script>alert");
    assertThat(own).contains("&lt;script&gt;alert(&#39;$1&#39;)&lt;/script&gt;{{run}}");
    assertThat(own.split("<script", -1)).as("data and script").hasSize(3);
    assertThat(own.split("</script>", -1)).as("data, library and script").hasSize(4);
    assertThat(data(page).path("places").path("name").asText()).isEqualTo(ATTACK + "33");
  }

  @Test
  void asksForNothingFromAnywhereElse() throws Exception {
    String page = page(SampleReport.ofAProvince(), SampleReport::name);
    String own = page.replace(library(page), "");
    assertThat(own).doesNotContainPattern("(?i)https?:").doesNotContain("@import", "url(");
    assertThat(own).doesNotContainPattern("(?i)<(script|img|iframe|object|embed)[^>]*\\ssrc=");
    assertThat(own).containsPattern("Content-Security-Policy\" content=\"default-src 'none'; ");
    assertThat(library(page)).contains("Licensed to the Apache Software Foundation");
  }

  @Test
  void holdsTheChartLibrarysNoticeAndLicence() {
    for (String file : List.of("NOTICE", "LICENSE", "LICENSE-d3")) {
      assertThat(ReportPage.class.getResource("echarts/" + file)).as(file).isNotNull();
    }
  }

  @Test
  void equalReportsGiveEqualBytes() throws Exception {
    assertThat(page(SampleReport.ofAProvince(), SampleReport::name))
        .isEqualTo(page(SampleReport.ofAProvince(), SampleReport::name));
  }

  @Test
  void saysItInPlainHtmlToo() throws Exception {
    RunReport report = SampleReport.ofAProvince().report();
    long entries = LevelCounts.of(report.listed().byLevel()).total();
    String page = page(SampleReport.ofAProvince(), SampleReport::name);
    assertThat(shown(page))
        .contains("<p class=\"figure\" data-figure=\"entries\">" + Figures.count(entries) + "</p>")
        .contains("<td class=\"num\">41,382,115</td>")
        .contains("since <span class=\"moment\">2020-02-08 05:00");
  }

  @Test
  void anEmptyRunHasAPageWithoutCharts() throws Exception {
    String page = page(new SampleReport().withSources(), SampleReport::name);
    assertThat(shown(page))
        .contains("nobody is listed", "no queue has an entry", "the order wants none")
        .contains("first run", "No record was rejected", "Nothing waits for a clerk")
        .doesNotContain("NaN", "null");
  }

  @Test
  void theTreeOfAProvinceSumsUpToItsEntries() throws Exception {
    Map<String, Map<Level, Long>> queues =
        Map.of(
            "330102001001", Map.of(Level.HIGH, 2L),
            "330102001002", Map.of(Level.LOW, 3L),
            "330102", Map.of(Level.MEDIUM, 5L),
            "3302", Map.of(Level.HIGH, 7L),
            "33", Map.of(Level.LOW, 1L));
    JsonNode places =
        data(page(new SampleReport().withQueues(queues), SampleReport::name)).path("places");
    assertThat(total(places)).isEqualTo(18);
    assertThat(labels(places)).containsExactly("not known more closely", "杭州市", "宁波市");
    JsonNode district = places.path("children").get(1).path("children").get(0);
    assertThat(district.path("name").asText()).isEqualTo("上城区");
    assertThat(labels(district)).containsExactly("not known more closely", "330102001");
    assertThat(total(district.path("children").get(1))).isEqualTo(5);
  }

  private static List<String> labels(JsonNode place) {
    List<String> labels = new ArrayList<>();
    place.path("children").forEach(child -> labels.add(child.path("name").asText()));
    return labels;
  }

  private static long total(JsonNode place) {
    return place.path("high").asLong() + place.path("medium").asLong() + place.path("low").asLong();
  }

  /** The page as it is without its scripts, and their data. */
  private static String shown(String page) {
    return page.substring(0, page.indexOf("<script"));
  }

  private static String library(String page) {
    int start = page.indexOf("<script>");
    return page.substring(start, page.indexOf("</script>", start));
  }

  private static JsonNode data(String page) throws IOException {
    Matcher data =
        Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>")
            .matcher(page);
    assertThat(data.find()).isTrue();
    return new ObjectMapper().readTree(data.group(1));
  }

  private static String page(SampleReport sample, Function<String, String> names)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ReportPage(names).write(sample.report(), out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
