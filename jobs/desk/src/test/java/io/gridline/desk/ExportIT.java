package io.gridline.desk;

import static io.gridline.desk.ADesk.COMMUNITY;
import static io.gridline.desk.ADesk.NEIGHBOUR;
import static io.gridline.desk.ADesk.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.gridline.desk.access.Role;
import io.gridline.pipelines.entry.ListedEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves the desk as a file, read back by others than wrote it. */
class ExportIT {

  /** What a spreadsheet would take for a formula. */
  private static final List<String> FORMULAS =
      List.of("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1");

  private static final int NEIGHBOURS = 230;

  @TempDir private static Path folder;
  private static ADesk desk;
  private static Client worker;
  private static Client neighbour;
  private static Client street;

  @BeforeAll
  static void start() throws Exception {
    desk = ADesk.start(folder);
    desk.account("worker", Role.WORKER, COMMUNITY);
    desk.account("neighbour", Role.WORKER, NEIGHBOUR);
    desk.account("street", Role.COORDINATOR, COMMUNITY.substring(0, 9));
    List<ListedEntry> list = new ArrayList<>();
    for (int i = 0; i < FORMULAS.size(); i++) {
      list.add(desk.entries().named(i, COMMUNITY, FORMULAS.get(i), FORMULAS.get(i) + "0123"));
    }
    list.add(desk.entries().named(50, COMMUNITY, "张\"三\",\n四", "0012345"));
    for (int person = 100; person < 100 + NEIGHBOURS; person++) {
      list.add(desk.entries().of(person, NEIGHBOUR));
    }
    desk.desk().take(ORDER, list);
    worker = Client.signedIn(desk, "worker");
    neighbour = Client.signedIn(desk, "neighbour");
    street = Client.signedIn(desk, "street");
  }

  @AfterAll
  static void stop() throws Exception {
    desk.close();
  }

  @Test
  void csvHoldsEachTaskAsTheListShowsIt() throws Exception {
    byte[] file = worker.download("/api/v1/export.csv");
    assertThat(file).startsWith(0xEF, 0xBB, 0xBF);
    List<Map<String, String>> rows = csv(file);

    assertThat(rows).hasSize(FORMULAS.size() + 1);
    Map<String, String> plain = rowOf(rows, "00***45");
    assertThat(plain)
        .containsEntry("order", ORDER)
        .containsEntry("route_code", COMMUNITY)
        .containsEntry("name", "张***")
        .containsEntry("state", "delivered")
        .containsEntry("reasons", "曾在疫区停留")
        .containsEntry("last_exposed_at", "2020-02-09T09:00:00+08:00")
        .containsEntry("observe_until", "2020-02-23T09:00:00+08:00")
        .containsEntry("due_at", "2020-02-10T11:00:00+08:00")
        .containsEntry("overdue", "false");
    assertThat(rows).extracting(row -> row.get("phone")).allMatch(phone -> phone.contains("****"));
  }

  @Test
  void aWorkbookHoldsTheSameAndAllOfItIsText() throws Exception {
    List<Map<String, String>> csv = csv(worker.download("/api/v1/export.csv"));
    List<List<Cell>> rows = cells(worker.download("/api/v1/export.xlsx"));

    assertThat(rows).hasSize(csv.size() + 1);
    assertThat(rows.stream().flatMap(List::stream).map(Cell::getType))
        .containsOnly(CellType.STRING);
    List<List<String>> texts =
        rows.stream().map(row -> row.stream().map(Cell::asString).toList()).toList();
    assertThat(texts.get(0)).containsExactlyElementsOf(csv.get(0).keySet());
    assertThat(texts.subList(1, texts.size()))
        .isEqualTo(csv.stream().map(row -> List.copyOf(row.values())).toList());
    assertThat(texts.toString()).contains("00***45", COMMUNITY);
  }

  @Test
  void noCellBeginsAFormula() throws Exception {
    List<String> cells = new ArrayList<>();
    csv(worker.download("/api/v1/export.csv")).forEach(row -> cells.addAll(row.values()));
    cells(worker.download("/api/v1/export.xlsx"))
        .forEach(row -> row.forEach(cell -> cells.add(cell.asString())));

    assertThat(cells).noneMatch(cell -> cell.matches("(?s)[=+\\-@\t\r\n＝＋－＠].*"));
    for (String formula : FORMULAS) {
      assertThat(cells)
          .as("is told all the same")
          .anyMatch(cell -> cell.startsWith("'" + formula.charAt(0)));
    }
  }

  @Test
  void aWorkerTakesAwayTheirOwnDivisionOnly() throws Exception {
    assertThat(csv(worker.download("/api/v1/export.csv")))
        .extracting(row -> row.get("route_code"))
        .containsOnly(COMMUNITY);
    assertThat(csv(worker.download("/api/v1/export.csv?division=" + NEIGHBOUR))).isEmpty();
    assertThat(csv(neighbour.download("/api/v1/export.csv")))
        .as("more than a page of it")
        .hasSize(NEIGHBOURS)
        .doesNotHaveDuplicates();
    assertThat(csv(street.download("/api/v1/export.csv?division=" + NEIGHBOUR)))
        .hasSize(NEIGHBOURS);
    assertThat(Client.of(desk).get("/api/v1/export.csv").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/export.csv", "/api/v1/export.xlsx", "/print"})
  void whoTookWhatAwayIsLogged(String path) {
    long before = logged();
    assertThat(worker.get(path).status()).isEqualTo(200);

    assertThat(logged()).isEqualTo(before + 1);
    assertThat(
            rows(
                "SELECT account || ' ' || format || ' ' || e.division || ' ' || tasks FROM export e"
                    + " JOIN account USING (account_id) ORDER BY export_id DESC LIMIT 1"))
        .containsExactly(
            "worker "
                + path.replaceAll(".*[./]", "")
                + " "
                + COMMUNITY
                + " "
                + (FORMULAS.size() + 1));
  }

  @Test
  void aFileOrASheetTellsNoNumberInTheClear() throws Exception {
    String csv = new String(street.download("/api/v1/export.csv"), StandardCharsets.UTF_8);
    String sheet = street.get("/print").text();

    for (String text : List.of(csv, sheet)) {
      assertThat(text).contains("861******0100").contains("张**");
      assertThat(text).doesNotContainPattern("861390\\d{7}").doesNotContain("某路", "张试");
      assertThat(text).doesNotContain(desk.entries().key(100));
    }
  }

  @Test
  void whatIsAskedWronglyIsNoFile() {
    assertThat(worker.get("/api/v1/export.csv?state=nonsense").status()).isEqualTo(400);
    assertThat(rows("SELECT count(*) FROM export WHERE tasks < 0")).containsExactly("0");
  }

  /** GRIDLINE_DESK_LOAD=1: how long and how large a file of a hundred thousand tasks is. */
  @Test
  @EnabledIfEnvironmentVariable(named = "GRIDLINE_DESK_LOAD", matches = ".+")
  void aHundredThousandTasksAreAFile() throws Exception {
    int most = 100_000;
    String elsewhere = "330203001001";
    desk.account("elsewhere", Role.WORKER, elsewhere);
    for (int from = 1000; from < 1000 + most; from += 10_000) {
      List<ListedEntry> list = new ArrayList<>();
      for (int person = from; person < from + 10_000; person++) {
        list.add(desk.entries().of(person, elsewhere));
      }
      desk.desk().take(ORDER, list);
    }
    Client client = Client.signedIn(desk, "elsewhere");
    for (String kind : List.of("csv", "xlsx")) {
      long begun = System.nanoTime();
      byte[] file = client.download("/api/v1/export." + kind);
      System.out.printf(
          "%s: %d tasks, %.1f MB, %.1f s%n",
          kind, most, file.length / 1e6, (System.nanoTime() - begun) / 1e9);
      assertThat(kind.equals("csv") ? csv(file).size() : cells(file).size() - 1).isEqualTo(most);
    }
    desk.desk().take(ORDER, List.of(desk.entries().of(999, elsewhere)));
    Client.Answer tooMany = client.get("/api/v1/export.csv");
    assertThat(tooMany.status()).isEqualTo(422);
    assertThat(tooMany.body().get("code").asText()).isEqualTo("too_many_rows");
  }

  private static Map<String, String> rowOf(List<Map<String, String>> rows, String document) {
    return rows.stream()
        .filter(row -> row.get("document_number").equals(document))
        .findFirst()
        .orElseThrow();
  }

  private static List<Map<String, String>> csv(byte[] file) throws IOException {
    String text = new String(file, StandardCharsets.UTF_8).substring(1);
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(text)) {
      return rows.readAll();
    }
  }

  private static List<List<Cell>> cells(byte[] file) throws IOException {
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      return workbook.getFirstSheet().read().stream().map(row -> row.stream().toList()).toList();
    }
  }

  private static long logged() {
    return Long.parseLong(rows("SELECT count(*) FROM export").get(0));
  }

  private static List<String> rows(String sql) {
    return Sql.as(desk, "postgres").rows(sql);
  }
}
