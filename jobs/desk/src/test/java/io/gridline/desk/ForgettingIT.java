package io.gridline.desk;

import static io.gridline.desk.ADesk.COMMUNITY;
import static io.gridline.desk.ADesk.NEIGHBOUR;
import static io.gridline.desk.ADesk.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.seal.KeyFolder;
import io.gridline.desk.access.Role;
import io.gridline.pipelines.entry.ListedEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** An order ends, and when its retention is over too, the desk knows nobody of it any more. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ForgettingIT {

  private static final String LONGER = "ZJ-2020-002";
  private static final String RENEWED = "ZJ-2020-003";
  private static final Instant END = Instant.parse("2020-03-30T16:00:00Z");
  private static final Instant FORGOTTEN_FROM = END.plus(Duration.ofDays(30));
  private static final int PEOPLE = 6;

  @TempDir private static Path folder;
  private static ADesk desk;
  private static Client worker;
  private static SomeEntries longer;

  /** What tells of somebody under the order: keys, what is sealed, what was written. */
  private static final List<String> TRACES = new ArrayList<>();

  @BeforeAll
  static void workUnderThreeOrders() throws Exception {
    desk = ADesk.start(folder);
    desk.desk().close();
    longer = desk.alsoUnder(LONGER, "2020-06-30");
    SomeEntries renewed = desk.alsoUnder(RENEWED, "2020-03-31");
    desk.startAgain();
    desk.account("worker", Role.WORKER, COMMUNITY);
    worker = Client.signedIn(desk, "worker");
    List<ListedEntry> listed = new ArrayList<>();
    List<ListedEntry> others = new ArrayList<>();
    for (int person = 1; person <= PEOPLE; person++) {
      listed.add(desk.entries().of(person, COMMUNITY, "h" + person / 2, ADesk.START));
      others.add(longer.of(person, COMMUNITY));
    }
    for (ListedEntry entry : listed) {
      TRACES.add(entry.personKey());
      TRACES.add(entry.householdKey());
      TRACES.add(HexFormat.of().formatHex(entry.contactSealed()));
    }
    desk.desk().take(ORDER, listed);
    desk.desk().take(LONGER, others);
    desk.desk().take(RENEWED, List.of(renewed.ofVersion(2).of(1, COMMUNITY)));
    for (String task : rows("SELECT task_id FROM task WHERE order_id <> '" + RENEWED + "'")) {
      String trace = rows("SELECT order_id FROM task WHERE task_id = " + task).get(0);
      act(task, "contact", "\"note\":\"said " + trace + "\"");
      act(task, "visit", "\"note\":\"at home\"");
      act(
          task,
          "check",
          "\"temperature_c\":36.5,\"symptoms\":[],\"needs\":\"needs " + trace + "\"");
      worker.post("/api/v1/tasks/" + task + "/open", "{\"field\":\"phone\"}");
    }
    TRACES.add("said " + ORDER);
    TRACES.add("needs " + ORDER);
    act(taskOf(1), "close", "\"outcome\":\"released\"");
    act(taskOf(2), "transfer", "\"to\":\"%s\",\"reason\":\"moved\"".formatted(NEIGHBOUR));
    worker.get("/api/v1/export.csv");
  }

  @AfterAll
  static void stop() throws Exception {
    desk.close();
  }

  @Test
  @Order(1)
  void atItsEndWhatIsOpenIsWithdrawn() {
    goTo(END.minusSeconds(1));
    desk.desk().makeRound();
    assertThat(rows("SELECT count(*) FROM task WHERE state = 'withdrawn'")).containsExactly("0");

    goTo(END);
    desk.desk().makeRound();

    assertThat(
            rows(
                "SELECT state || ' ' || coalesce(withdrawn_why, '') || ' ' || count(*) FROM task"
                    + " WHERE order_id = '"
                    + ORDER
                    + "' GROUP BY state, withdrawn_why ORDER BY 1"))
        .containsExactly("closed  1", "withdrawn order-ended 5");
    assertThat(
            rows("SELECT count(*) FROM task WHERE order_id <> '" + ORDER + "' AND due_at IS NULL"))
        .as("under other orders work goes on")
        .containsExactly("0");
  }

  @Test
  @Order(2)
  void whenItsRetentionIsOverNothingOfAPersonIsLeft() {
    goTo(FORGOTTEN_FROM.minusSeconds(1));
    desk.desk().makeRound();
    assertThat(TRACES).allSatisfy(trace -> assertThat(tablesWith(trace)).isNotEmpty());
    List<String> others = others();

    // Somebody was killed over it.
    Sql.as(desk, "gridline_desk_intake").rows("SELECT forget_tasks('" + ORDER + "', 2, now())");
    assertThat(rows("SELECT count(*) FROM task WHERE order_id = '" + ORDER + "'"))
        .containsExactly("4");
    goTo(FORGOTTEN_FROM);
    desk.desk().makeRound();

    assertThat(TRACES).allSatisfy(trace -> assertThat(tablesWith(trace)).isEmpty());
    assertThat(
            rows(
                "SELECT tasks || ' ' || checks || ' ' || openings FROM forgotten_order WHERE order_id"
                    + " = '"
                    + ORDER
                    + "'"))
        .containsExactly("6 6 6");
    assertThat(others()).as("nothing of other orders is").isEqualTo(others).isNotEmpty();
    assertThat(rows("SELECT count(*) FROM export")).containsExactly("1");
  }

  @Test
  @Order(3)
  void whatStillComesOfItIsLetGoOf() throws Exception {
    KeyFolder.of(desk.keys()).destroyOrder(ORDER);
    desk.desk().close();
    desk.startAgain();
    desk.desk().take(ORDER, List.of(desk.entries().of(1, COMMUNITY)));
    desk.desk().withdraw(ORDER, List.of(desk.entries().key(1)));
    desk.desk().makeRound();

    assertThat(rows("SELECT count(*) FROM task WHERE order_id = '" + ORDER + "'"))
        .containsExactly("0");
    assertThat(Desk.forget(desk.address(), desk.clock())).isEmpty();
  }

  @Test
  @Order(4)
  void anOrderOfWhichANewerVersionIsAboutIsNotOver() {
    assertThat(rows("SELECT state FROM task WHERE order_id = '" + RENEWED + "'"))
        .containsExactly("delivered");
  }

  @Test
  @Order(5)
  void onlyTheIntakeRoleForgets() {
    assertThat(
            rows(
                "SELECT r FROM unnest(ARRAY['gridline_desk', 'gridline_desk_intake', 'public']) r"
                    + " WHERE has_function_privilege(r, 'desk.forget_tasks(text, int,"
                    + " timestamptz)', 'EXECUTE')"))
        .containsExactly("gridline_desk_intake");
  }

  private static void goTo(Instant instant) {
    desk.clock().goOn(Duration.between(desk.clock().instant(), instant));
  }

  private static void act(String task, String action, String fields) {
    Client.Answer answer =
        worker.post(
            "/api/v1/tasks/" + task + "/actions",
            "{\"action_id\":\"%s\",\"version\":99,\"action\":\"%s\",%s}"
                .formatted(UUID.randomUUID(), action, fields));
    assertThat(answer.status()).as(action).isEqualTo(200);
  }

  private static String taskOf(int person) {
    return rows("SELECT task_id FROM task WHERE person_key = '" + desk.entries().key(person) + "'")
        .get(0);
  }

  private static List<String> others() {
    return rows(
        "SELECT t::text || c::text || e::text || d::text || o::text FROM task t"
            + " JOIN task_contact c USING (task_id) JOIN task_event e USING (task_id)"
            + " JOIN daily_check d USING (task_id) JOIN opening o USING (task_id)"
            + " WHERE order_id = '"
            + LONGER
            + "' ORDER BY 1");
  }

  /** Tables of which some column of some row holds a text. */
  private static List<String> tablesWith(String text) {
    return rows(
            "SELECT relname FROM pg_class WHERE relnamespace = 'desk'::regnamespace"
                + " AND relkind IN ('r', 'm')")
        .stream()
        .filter(
            table ->
                !rows("SELECT 1 FROM desk.%s one WHERE one::text LIKE '%%%s%%' LIMIT 1"
                        .formatted(table, text))
                    .isEmpty())
        .toList();
  }

  private static List<String> rows(String sql) {
    return Sql.as(desk, "postgres").rows(sql);
  }
}
