package io.gridline.ops.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.TopicWriter;
import io.gridline.connectors.kafka.Topics;
import io.gridline.jobs.alert.ClockTopic;
import io.gridline.ops.GridlineCommands;
import io.gridline.ops.simulate.World;
import io.gridline.ops.simulate.WorldSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Histories through PostgreSQL, Debezium, Kafka and Flink for real: feeds, orders and cases in any
 * sequence, a register that changes and changes back, and kill -9 of the job, the broker,
 * PostgreSQL and Connect in between. At the end the topic shows what a scheduled run publishes.
 * {@code GRIDLINE_LIVE_HISTORIES=10 ./gridline test LiveHistoriesIT}
 */
@EnabledIfEnvironmentVariable(named = "GRIDLINE_LIVE_HISTORIES", matches = "\\d+")
class LiveHistoriesIT {

  private static final String AS_OF = "2020-01-28T08:00:00+08:00";
  private static final long PATIENCE_SECONDS = 240;

  /** Something that may happen, in any sequence. */
  private interface Event {
    void happen() throws Exception;
  }

  @TempDir Path folder;
  private Path world;
  private Path out;

  @Test
  void showWhatAScheduledRunPublishes() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    world = folder.resolve("world");
    out = folder.resolve("out");
    World.write(WorldSettings.of(1000, 1), world, done -> {});
    run(
        "screen",
        "--order=" + world.resolve("order.yaml"),
        "--register=" + world.resolve("register"),
        "--feeds=" + world.resolve("feeds"),
        "--cases=" + world.resolve("cases.csv"),
        "--out=" + out,
        "--as-of=" + AS_OF);
    long seed = Long.getLong("gridline.histories.seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    int histories = Integer.parseInt(System.getenv("GRIDLINE_LIVE_HISTORIES"));
    for (int i = 0; i < histories; i++) {
      history(folder.resolve("history-" + i), random);
    }
  }

  private void history(Path place, Random random) throws Exception {
    Files.createDirectory(
        place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
    try (LiveServers servers =
        LiveServers.start(place, world.resolve("register"), out.resolve("keys"))) {
      KafkaAddress kafka = KafkaAddress.of(servers.kafka().bootstrapServers());
      try (AlertProcess alert =
          new AlertProcess(kafka.servers(), out.resolve("keys"), place.resolve("alert"))) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, Event> event : events(servers, kafka, alert, random)) {
          names.add(event.getKey());
          event.getValue().happen();
        }
        servers
            .postgres()
            .execute(
                "UPDATE person p SET residence_division = b.residence_division,"
                    + " household_id = b.household_id FROM person_before b"
                    + " WHERE p.person_id = b.person_id AND (p.residence_division,"
                    + " p.household_id) IS DISTINCT FROM (b.residence_division, b.household_id)",
                "INSERT INTO subscription SELECT * FROM subscription_before ON CONFLICT DO NOTHING");
        System.out.println(String.join(", ", names));
        awaitSame(kafka, alert);
      }
    }
  }

  private List<Map.Entry<String, Event>> events(
      LiveServers servers, KafkaAddress kafka, AlertProcess alert, Random random) throws Exception {
    servers
        .postgres()
        .execute(
            "CREATE TABLE person_before AS SELECT * FROM person",
            "CREATE TABLE subscription_before AS SELECT * FROM subscription");
    List<Map.Entry<String, Event>> events = new ArrayList<>();
    for (String source : List.of("carrier", "rail", "aviation", "hotel")) {
      events.add(Map.entry(source, () -> publish(kafka, "--source=" + source)));
    }
    events.add(Map.entry("all of it again", () -> publish(kafka)));
    events.add(
        Map.entry(
            "move house",
            () ->
                servers
                    .postgres()
                    .execute(
                        "UPDATE person SET residence_division = '110101', household_id = ''"
                            + " WHERE person_id LIKE '%3'")));
    events.add(
        Map.entry(
            "give phones up",
            () ->
                servers.postgres().execute("DELETE FROM subscription WHERE person_id LIKE '%4'")));
    events.add(Map.entry("the clock", () -> tell(kafka)));
    events.add(Map.entry("kill the job", alert::killAndStartAgain));
    events.add(
        Map.entry(
            "kill the broker",
            () -> {
              servers.kafka().kill();
              servers.kafka().startAgain();
            }));
    events.add(
        Map.entry(
            "kill PostgreSQL",
            () -> {
              servers.postgres().kill();
              servers.postgres().startAgain();
            }));
    events.add(
        Map.entry(
            "kill Connect",
            () -> {
              servers.connect().kill();
              servers.connect().startAgain();
            }));
    Collections.shuffle(events, random);
    return events;
  }

  private void awaitSame(KafkaAddress kafka, AlertProcess alert) throws Exception {
    SameLists lists = new SameLists(kafka, out, "ZJ-2020-001");
    Map<String, String> expected = lists.published();
    assertThat(expected.size()).isGreaterThan(30);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    List<String> differing = SameLists.differing(lists.shown(), expected);
    while (!differing.isEmpty() && System.nanoTime() < deadline) {
      assertThat(alert.isAlive()).as(alert.said()).isTrue();
      tell(kafka);
      differing = SameLists.differing(lists.shown(), expected);
    }
    assertThat(differing).isEmpty();
  }

  private void publish(KafkaAddress kafka, String... only) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "publish",
                "--bootstrap-servers=" + kafka.servers(),
                "--order=" + world.resolve("order.yaml"),
                "--cases=" + world.resolve("cases.csv"),
                "--feeds=" + world.resolve("feeds"),
                "--keys=" + out.resolve("keys"),
                "--as-of=" + AS_OF));
    line.addAll(List.of(only));
    run(line.toArray(new String[0]));
  }

  private static void run(String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine gridline = GridlineCommands.all();
    gridline.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    assertThat(gridline.execute(arguments)).as(said::toString).isZero();
  }

  private static void tell(KafkaAddress kafka) {
    try (TopicWriter writer = TopicWriter.open(kafka)) {
      writer.send(
          Topics.CLOCK, new byte[0], ClockTopic.message(OffsetDateTime.parse(AS_OF).toInstant()));
      writer.flush();
    }
  }
}
