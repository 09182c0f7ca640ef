package io.gridline.desk;

import static io.gridline.desk.ADesk.COMMUNITY;
import static io.gridline.desk.ADesk.NEIGHBOUR;
import static io.gridline.desk.ADesk.ORDER;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridline.desk.access.Role;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Those who work at a desk: two communities of a street, the street, and the county. */
record Crew(
    ADesk desk,
    Client worker,
    Client neighbour,
    Client coordinator,
    Client officer,
    AtomicInteger people) {

  static Crew of(ADesk desk) {
    desk.account("worker", Role.WORKER, COMMUNITY);
    desk.account("neighbour", Role.WORKER, NEIGHBOUR);
    desk.account("street", Role.COORDINATOR, COMMUNITY.substring(0, 9));
    desk.account("county", Role.OFFICER, COMMUNITY.substring(0, 6));
    return new Crew(
        desk,
        Client.signedIn(desk, "worker"),
        Client.signedIn(desk, "neighbour"),
        Client.signedIn(desk, "street"),
        Client.signedIn(desk, "county"),
        new AtomicInteger());
  }

  /** Nobody whom another test knows. */
  int newPerson() {
    return people.incrementAndGet();
  }

  /** A new person's task, shown to the community that has it. */
  JsonNode listed(String route) {
    int person = newPerson();
    desk.desk().take(ORDER, List.of(desk.entries().of(person, route)));
    return find(desk.entries().key(person));
  }

  JsonNode find(String personKey) {
    String row =
        Sql.as(desk, "postgres")
            .rows(
                "SELECT task_id || ',' || route_code FROM desk.task WHERE person_key = '"
                    + personKey
                    + "'")
            .get(0);
    String[] columns = row.split(",");
    Client shown =
        columns[1].equals(COMMUNITY) ? worker : columns[1].equals(NEIGHBOUR) ? neighbour : officer;
    return shown.get("/api/v1/tasks/" + columns[0]).body().get("task");
  }

  String state(JsonNode task) {
    return Sql.as(desk, "postgres")
            .rows("SELECT state FROM desk.task WHERE task_id = " + id(task))
            .get(0)
            .equals("new")
        ? deliveredAfter(task)
        : worker.get("/api/v1/tasks/" + id(task)).body().get("task").get("state").asText();
  }

  private String deliveredAfter(JsonNode task) {
    worker.get("/api/v1/tasks/" + id(task));
    return "new";
  }

  int events(JsonNode task) {
    return worker.get("/api/v1/tasks/" + id(task)).body().get("history").size();
  }

  String escalated(JsonNode task) {
    return officer.get("/api/v1/tasks/" + id(task)).body().get("task").get("escalated_to").asText();
  }

  static String sent(JsonNode task, String action, String more) {
    return Client.action(
        UUID.randomUUID(), task, action, ",\"task_id\":%d%s".formatted(id(task), more));
  }

  static JsonNode one(Client.Answer answer) {
    return answer.body().get("tasks").get(0);
  }

  static long id(JsonNode task) {
    return task.get("id").asLong();
  }

  static String actions(JsonNode task) {
    return "/api/v1/tasks/" + id(task) + "/actions";
  }
}
