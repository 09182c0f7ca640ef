package io.gridline.desk;

import static io.gridline.desk.ADesk.COMMUNITY;
import static io.gridline.desk.ADesk.NEIGHBOUR;
import static io.gridline.desk.ADesk.ORDER;
import static io.gridline.desk.ADesk.OTHER_CITY;
import static io.gridline.desk.ADesk.OTHER_STREET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridline.desk.access.Role;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who sees and does what, through the API and through SQL: every role against every division. */
class AccessMatrixIT {

  private static final String APPLICATION = "gridline_desk";

  private static final List<String> QUEUES =
      List.of(
          COMMUNITY,
          NEIGHBOUR,
          OTHER_STREET,
          OTHER_CITY,
          COMMUNITY.substring(0, 9),
          COMMUNITY.substring(0, 6));

  /** Account by role and division. */
  private static final Map<String, Role> ROLES =
      new LinkedHashMap<>(
          Map.of(
              COMMUNITY,
              Role.WORKER,
              NEIGHBOUR,
              Role.WORKER,
              COMMUNITY.substring(0, 9),
              Role.COORDINATOR,
              COMMUNITY.substring(0, 6),
              Role.OFFICER,
              COMMUNITY.substring(0, 4),
              Role.OFFICER,
              "33",
              Role.OFFICER,
              "3302",
              Role.OFFICER));

  @TempDir private static Path folder;
  private static ADesk desk;
  private static final Map<String, Client> CLIENTS = new LinkedHashMap<>();

  @BeforeAll
  static void start() throws Exception {
    desk = ADesk.start(folder);
    int person = 0;
    for (String queue : QUEUES) {
      desk.desk().take(ORDER, List.of(desk.entries().of(++person, queue)));
    }
    ROLES.forEach(
        (division, role) -> {
          desk.account("of" + division, role, division);
          CLIENTS.put(division, Client.signedIn(desk, "of" + division));
        });
  }

  @AfterAll
  static void stop() throws Exception {
    desk.close();
  }

  private static TreeSet<String> inside(String division) {
    TreeSet<String> inside = new TreeSet<>(QUEUES);
    inside.removeIf(queue -> !queue.startsWith(division));
    return inside;
  }

  private static String session(String division) {
    return Sql.as(desk, "postgres")
        .rows(
            "SELECT token_hash FROM session JOIN account USING (account_id) WHERE account = 'of"
                + division
                + "'")
        .get(0);
  }

  @Test
  void listsHoldWhatIsInsideAndNothingElse() {
    CLIENTS.forEach(
        (division, client) -> {
          TreeSet<String> seen = new TreeSet<>();
          client
              .get("/api/v1/tasks?state=all&limit=200")
              .body()
              .get("items")
              .forEach(task -> seen.add(task.get("route_code").asText()));
          assertThat(seen).as(division).isEqualTo(inside(division));
        });
  }

  @Test
  void oneTaskIsFoundByThoseWhoseItIsOnly() {
    CLIENTS.forEach(
        (division, client) -> {
          for (String queue : QUEUES) {
            int status = client.get("/api/v1/tasks/" + taskIn(queue)).status();
            assertThat(status)
                .as(division + " and " + queue)
                .isEqualTo(queue.startsWith(division) ? 200 : 404);
          }
        });
  }

  @Test
  void officersSeeCountsAndSmallOnesAreNotTold() {
    Client officer = CLIENTS.get(COMMUNITY.substring(0, 6));
    JsonNode counts = officer.get("/api/v1/counts").body();

    assertThat(counts.get("items"))
        .anySatisfy(
            count -> {
              assertThat(count.get("suppressed").asBoolean()).isTrue();
              assertThat(count.get("count").asInt()).isZero();
            });
    assertThat(officer.get("/api/v1/progress").body().get("items").size()).isPositive();
    assertThat(CLIENTS.get(COMMUNITY).get("/api/v1/tasks?state=nonsense").status()).isEqualTo(400);
  }

  @Test
  void onlyWhoWorksInsideMayTakeAStepOrOpenANumber() {
    CLIENTS.forEach(
        (division, client) -> {
          for (String queue : QUEUES) {
            boolean may = queue.startsWith(division) && ROLES.get(division) != Role.OFFICER;
            String task = "/api/v1/tasks/" + taskIn(queue);
            String note =
                "{\"action_id\":\"%s\",\"version\":1,\"action\":\"note\",\"note\":\"seen\"}"
                    .formatted(UUID.randomUUID());
            assertThat(client.post(task + "/actions", note).status() == 200)
                .as(division + " and " + queue)
                .isEqualTo(may);
            assertThat(client.post(task + "/open", "{\"field\":\"phone\"}").status() == 200)
                .as(division + " and " + queue)
                .isEqualTo(may);
          }
        });
  }

  @Test
  void theSameHoldsInSql() {
    ROLES
        .keySet()
        .forEach(
            division -> {
              Sql sql = Sql.as(desk, APPLICATION).in(session(division));
              assertThat(new TreeSet<>(sql.rows("SELECT route_code FROM task")))
                  .as(division)
                  .isEqualTo(inside(division));
              assertThat(
                      new TreeSet<>(
                          sql.rows(
                              "SELECT DISTINCT coalesce(route_to, '') FROM task_event WHERE action"
                                  + " = 'note'")))
                  .isSubsetOf(inside(division));
              for (String queue : QUEUES) {
                boolean may = queue.startsWith(division) && ROLES.get(division) != Role.OFFICER;
                assertThat(
                        sql.rows(
                            "SELECT person_key FROM open_contact(" + taskIn(queue) + ", 'name')"))
                    .as(division + " and " + queue)
                    .hasSize(may ? 1 : 0);
              }
            });
  }

  @Test
  void withoutALiveSessionSqlSeesNothing() {
    for (String session : List.of("", "forged", session(COMMUNITY) + "x")) {
      Sql sql = Sql.as(desk, APPLICATION).in(session);
      for (String table :
          List.of(
              "task",
              "task_event",
              "daily_check",
              "opening",
              "export",
              "screening_order",
              "source_freshness")) {
        assertThat(sql.rows("SELECT count(*) FROM " + table)).as(table).containsExactly("0");
      }
      assertThat(sql.rows("SELECT account FROM account")).isEmpty();
      assertThat(sql.rows("SELECT * FROM claim_tasks('" + session + "', 10, now())")).isEmpty();
      assertThat(sql.rows("SELECT deliver(ARRAY[1, 2, 3], now())")).containsExactly("0");
      assertThat(sql.rows("SELECT * FROM open_contact(1, 'phone')")).isEmpty();
    }
  }

  @Test
  void theApplicationRoleOwnsNothingAndWritesNothingByItself() {
    Sql sql = Sql.as(desk, APPLICATION).in(session("33"));

    assertThat(
            sql.rows(
                "SELECT relname FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE"
                    + " rolname = 'gridline_desk')"))
        .isEmpty();
    assertThat(
            sql.rows(
                "SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname LIKE"
                    + " 'gridline_desk%'"))
        .containsOnly("f");
    assertThat(
            Sql.as(desk, "postgres")
                .rows(
                    "SELECT relname FROM pg_class WHERE relnamespace = 'desk'::regnamespace AND"
                        + " relkind = 'r' AND NOT (relrowsecurity AND relforcerowsecurity) AND"
                        + " relname <> 'flyway_schema_history'"))
        .isEmpty();
    for (String forbidden :
        List.of(
            "UPDATE task SET route_code = '330106001001'",
            "INSERT INTO session (token_hash, csrf, account_id, expires_at) VALUES ('a', 'b', 1,"
                + " now())",
            "SELECT contact_sealed FROM task_contact",
            "SELECT password_hash FROM account",
            "SELECT token_hash FROM session",
            "DELETE FROM task_event",
            "ALTER TABLE task DISABLE ROW LEVEL SECURITY",
            "SET ROLE postgres",
            "UPDATE account SET division = '33'")) {
      assertThatThrownBy(() -> sql.rows(forbidden)).as(forbidden).hasMessage("42501");
    }
  }

  private static String taskIn(String queue) {
    return Sql.as(desk, "postgres")
        .rows("SELECT task_id FROM task WHERE route_code = '" + queue + "'")
        .get(0);
  }
}
