package io.gridline.desk.intake;

import static io.gridline.desk.ADesk.COMMUNITY;
import static io.gridline.desk.ADesk.NEIGHBOUR;
import static io.gridline.desk.ADesk.OTHER_STREET;
import static io.gridline.desk.ADesk.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.kafka.EntryTail;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.seal.OrderKeys;
import io.gridline.desk.ADesk;
import io.gridline.desk.Client;
import io.gridline.desk.SomeEntries;
import io.gridline.desk.SomeRuns;
import io.gridline.desk.Sql;
import io.gridline.desk.access.Role;
import io.gridline.desk.database.Database;
import io.gridline.desk.store.Contacts;
import io.gridline.desk.store.Orders;
import io.gridline.pipelines.entry.ListedEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether the same lists come as published runs or as messages, the same tasks come of them: random
 * lists on following days, with work done in between, under two orders that differ in nothing.
 */
class SameTasksIT {

  private static final String BY_RUN = "ZJ-2020-011";
  private static final String BY_TOPIC = "ZJ-2020-012";
  private static final int PEOPLE = 24;
  private static final int DAYS = 8;
  private static final List<String> ROUTES =
      List.of(COMMUNITY, COMMUNITY, NEIGHBOUR, OTHER_STREET, COMMUNITY.substring(0, 9), "4201");
  private static final List<String> STEPS =
      List.of("acknowledge", "visit", "check", "close", "transfer");

  /** How somebody is on the list on a day. */
  private record Listing(String route, String household, Instant lastExposed) {}

  @TempDir private static Path folder;

  private final Random dice = new Random(11);
  private final Map<Integer, Listing> list = new HashMap<>();

  @Test
  void theSameTasksComeOfThem() throws Exception {
    try (ADesk desk = ADesk.start(folder);
        Database database = Database.open(desk.address(), 1)) {
      SomeEntries runEntries = desk.alsoUnder(BY_RUN, "2020-03-31");
      SomeEntries topicEntries = desk.alsoUnder(BY_TOPIC, "2020-03-31");
      desk.desk().close();
      desk.startAgain();
      desk.account("street", Role.COORDINATOR, COMMUNITY.substring(0, 9));
      Client street = Client.signedIn(desk, "street");
      Path out = folder.resolve("out");
      SomeRuns runs = new SomeRuns(out, BY_RUN, 1, desk.order(BY_RUN), keys(desk, BY_RUN));
      Orders orders = new Orders();
      Entries entries = new Entries(orders, new Contacts(desk.keys()));
      RunIntake byRun = new RunIntake(database, orders, entries, desk.clock());
      TopicIntake byTopic = new TopicIntake(database, entries, null, desk.clock());
      Map<Integer, Long> offsets = new HashMap<>();
      Map<Integer, Listing> before = Map.of();
      for (int day = 0; day < DAYS; day++) {
        Instant now = START.plus(Duration.ofDays(day));
        desk.clock().goOn(Duration.between(desk.clock().instant(), now));
        desk.desk().sweep();
        changeTheList(now);
        List<ListedEntry> whole = new ArrayList<>();
        list.forEach((person, one) -> whole.add(entry(runEntries, person, one)));
        runs.publish(now, "r" + day, whole);
        assertThat(byRun.takeLatest(out)).isEqualTo(1);
        List<EntryTail.Message> messages = messages(before, topicEntries, offsets);
        boolean taken = database.asIntake(handle -> byTopic.take(handle, messages, offsets));
        assertThat(taken).isTrue();

        assertThat(tasks(desk, BY_TOPIC))
            .as("day %d", day)
            .isEqualTo(tasks(desk, BY_RUN))
            .isNotEmpty();
        work(desk, street);
        before = Map.copyOf(list);
      }
      assertThat(tasks(desk, BY_RUN).values().toString())
          .contains("withdrawn", "closed", "transferred", "relist", "route", "expose", "referred");
    }
  }

  private void changeTheList(Instant now) {
    for (int person = 0; person < PEOPLE; person++) {
      Listing one = list.get(person);
      switch (dice.nextInt(5)) {
        case 0 -> list.remove(person);
        case 1 ->
            list.put(
                person,
                new Listing(
                    ROUTES.get(dice.nextInt(ROUTES.size())),
                    dice.nextBoolean() ? "h" + person / 3 : "",
                    now.minus(Duration.ofHours(1))));
        case 2 -> {
          if (one != null) {
            list.put(
                person,
                new Listing(
                    ROUTES.get(dice.nextInt(ROUTES.size())), one.household(), one.lastExposed()));
          }
        }
        default -> {
          // As it was.
        }
      }
    }
  }

  private static ListedEntry entry(SomeEntries entries, int person, Listing one) {
    return entries.of(person, one.route(), one.household(), one.lastExposed());
  }

  /** What the live job would say of what changed since the day before. */
  private List<EntryTail.Message> messages(
      Map<Integer, Listing> before, SomeEntries entries, Map<Integer, Long> offsets) {
    List<EntryTail.Message> messages = new ArrayList<>();
    long next = offsets.getOrDefault(0, 0L);
    for (int person = 0; person < PEOPLE; person++) {
      int who = person;
      Listing one = list.get(person);
      if (one == null ? before.containsKey(person) : !one.equals(before.get(person))) {
        messages.add(
            new EntryTail.Message(
                0,
                next++,
                BY_TOPIC,
                entries.key(person),
                Optional.ofNullable(one).map(listed -> entry(entries, who, listed))));
      }
    }
    return messages;
  }

  /** The same steps under both orders. */
  private void work(ADesk desk, Client street) {
    for (int i = 0; i < 6; i++) {
      int person = dice.nextInt(PEOPLE);
      String step = STEPS.get(dice.nextInt(STEPS.size()));
      String fields =
          switch (step) {
            case "check" -> ",\"symptoms\":[\"none\"]";
            case "close" -> ",\"outcome\":\"released\"";
            case "transfer" -> ",\"to\":\"330106004053\",\"reason\":\"there\"";
            default -> "";
          };
      List<Integer> answers = new ArrayList<>();
      for (String order : List.of(BY_RUN, BY_TOPIC)) {
        String key = keys(desk, order).personKey("person:p" + person);
        for (String task :
            rows(desk, "SELECT task_id FROM task WHERE person_key = '" + key + "'")) {
          answers.add(
              street
                  .post(
                      "/api/v1/tasks/" + task + "/actions",
                      "{\"action_id\":\"%s\",\"version\":999,\"action\":\"%s\"%s}"
                          .formatted(UUID.randomUUID(), step, fields))
                  .status());
        }
      }
      assertThat(answers.stream().distinct().count()).isLessThanOrEqualTo(1);
    }
  }

  /** By person: all that does not name the order, with what was done to it. */
  private static Map<Integer, String> tasks(ADesk desk, String order) {
    OrderKeys keys = keys(desk, order);
    Map<String, Integer> people = new HashMap<>();
    for (int person = 0; person < PEOPLE; person++) {
      people.put(keys.personKey("person:p" + person), person);
    }
    Map<Integer, String> tasks = new HashMap<>();
    for (String row :
        rows(
            desk,
            "SELECT concat_ws(E'\\t', person_key, encode(contact_sealed, 'hex'), (to_jsonb(t) - ARRAY["
                + "'task_id', 'order_id', 'person_key', 'household_key']) || jsonb_build_object("
                + "'alone', household_key = '', 'events', (SELECT jsonb_agg(jsonb_build_array(action,"
                + " at, state_from, state_to, route_from, route_to, note, version) ORDER BY event_id)"
                + " FROM task_event e WHERE e.task_id = t.task_id))) FROM task t JOIN task_contact"
                + " USING (task_id) WHERE order_id = '"
                + order
                + "'")) {
      String[] columns = row.split("\t", 3);
      byte[] contact = keys.openContact(columns[0], HexFormat.of().parseHex(columns[1]));
      tasks.put(people.get(columns[0]), columns[2] + new String(contact, StandardCharsets.UTF_8));
    }
    return tasks;
  }

  private static OrderKeys keys(ADesk desk, String order) {
    return KeyFolder.of(desk.keys()).order(order);
  }

  private static List<String> rows(ADesk desk, String sql) {
    return Sql.as(desk, "postgres").rows(sql);
  }
}
