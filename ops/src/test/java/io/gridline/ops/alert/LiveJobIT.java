package io.gridline.ops.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.kafka.DeadLetter;
import io.gridline.connectors.kafka.DeadLetterCodec;
import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.Lag;
import io.gridline.connectors.kafka.MessageKeys;
import io.gridline.connectors.kafka.RegisterRowCodec;
import io.gridline.connectors.kafka.TopicWriter;
import io.gridline.connectors.kafka.Topics;
import io.gridline.connectors.register.RegisterAddress;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.seal.RowSeal;
import io.gridline.jobs.alert.AlertJob;
import io.gridline.jobs.alert.ClockTopic;
import io.gridline.jobs.alert.StateKeeping;
import io.gridline.ops.GridlineCommands;
import io.gridline.ops.live.SameLists;
import io.gridline.ops.live.SameReviews;
import io.gridline.ops.publish.TopicContent;
import io.gridline.ops.servers.KafkaServer;
import io.gridline.ops.simulate.World;
import io.gridline.ops.simulate.WorldSettings;
import io.gridline.pipelines.identity.Register;
import io.gridline.pipelines.identity.Register.HolderQuery;
import io.gridline.pipelines.identity.Register.PersonQuery;
import io.gridline.pipelines.identity.Register.Table;
import io.gridline.pipelines.identity.SealedRow;
import io.gridline.pipelines.presence.Source;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The live job on a real broker shows what a scheduled run publishes of the same world. */
class LiveJobIT {

  private static final String AS_OF = "2020-01-28T08:00:00+08:00";

  private static final byte[] NOTHING = {};

  @TempDir Path folder;

  @Test
  void showsWhatAScheduledRunPublishes() throws Exception {
    Path world = folder.resolve("world");
    World.write(WorldSettings.of(1000, 1), world, done -> {});
    Path out = folder.resolve("out");
    run(
        "screen",
        "--order=" + world.resolve("order.yaml"),
        "--register=" + world.resolve("register"),
        "--feeds=" + world.resolve("feeds"),
        "--cases=" + world.resolve("cases.csv"),
        "--out=" + out,
        "--as-of=" + AS_OF);
    try (KafkaServer broker = KafkaServer.start(folder.resolve("kafka"))) {
      KafkaAddress kafka = KafkaAddress.of(broker.bootstrapServers());
      run(
          "publish",
          "--bootstrap-servers=" + broker.bootstrapServers(),
          "--order=" + world.resolve("order.yaml"),
          "--cases=" + world.resolve("cases.csv"),
          "--feeds=" + world.resolve("feeds"),
          "--keys=" + out.resolve("keys"),
          "--as-of=" + AS_OF);
      register(world.resolve("register"), out.resolve("keys"), kafka);
      tell(kafka, OffsetDateTime.parse(AS_OF).toInstant());
      Map<String, byte[]> damaged = damage(kafka);
      SameLists lists = new SameLists(kafka, out, "ZJ-2020-001");
      Map<String, String> expected = lists.published();
      assertThat(expected.size()).isGreaterThan(30);
      assertThat(unreadStays(kafka)).isGreaterThan(100);
      try (SmallLiveJob job =
          SmallLiveJob.start(
              kafka,
              out.resolve("keys"),
              folder.resolve("checkpoints"),
              StateKeeping.DISK,
              Optional.empty())) {
        awaitSame(lists, expected, job);
        // Both topics are committed at one checkpoint, but not at one instant.
        SameReviews reviews = new SameReviews(kafka, out, "ZJ-2020-001");
        List<String> questions = reviews.published();
        assertThat(questions).isNotEmpty();
        job.await(() -> reviews.asked().equals(questions));
        assertThat(reviews.asked().equals(questions)).as("asks what the run asks").isTrue();
        GateKeys gate = KeyFolder.open(out.resolve("keys")).gate();
        String servers = broker.bootstrapServers();
        job.await(() -> setAside(servers, gate).keySet().equals(damaged.keySet()));
        assertThat(setAside(servers, gate)).containsExactlyInAnyOrderEntriesOf(damaged);
        job.await(() -> unreadStays(kafka) == 0);
        assertThat(unreadStays(kafka)).as("records that no checkpoint has").isZero();
        new WaitingRevision(kafka, "test").assertThatItWaits("ZJ-2020-001", job);
      }
      HowFarItRead read = new HowFarItRead(kafka, "test");
      read.assertThatEndsAreBehindTheLastMessage();
      read.assertThatItIsForgotten();
    }
  }

  private static long unreadStays(KafkaAddress kafka) {
    List<String> stays = List.of(Topics.feed(Source.HOTEL));
    try (Lag lag = new Lag(kafka, "test", stays, Duration.ofSeconds(30))) {
      return lag.records().orElseThrow();
    }
  }

  private static void run(String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine gridline = GridlineCommands.all();
    gridline.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    assertThat(gridline.execute(arguments)).as(() -> said.toString()).isZero();
  }

  private static void awaitSame(SameLists lists, Map<String, String> expected, SmallLiveJob job)
      throws Exception {
    job.await(() -> lists.shown().equals(expected));
    assertThat(SameLists.differing(lists.shown(), expected)).isEmpty();
  }

  private static void tell(KafkaAddress kafka, Instant asOf) {
    Topics.makeClock(kafka, Duration.ofSeconds(30));
    try (TopicWriter writer = TopicWriter.open(kafka)) {
      writer.send(Topics.CLOCK, NOTHING, "no instant".getBytes(StandardCharsets.UTF_8));
      writer.send(Topics.CLOCK, NOTHING, ClockTopic.message(asOf));
      writer.flush();
    }
  }

  /** On each kind of topic a message that nobody of ours has sent; what is to be kept of it. */
  private static Map<String, byte[]> damage(KafkaAddress kafka) {
    byte[] key = "some/key".getBytes(StandardCharsets.UTF_8);
    byte[] value = "not of the contract".getBytes(StandardCharsets.UTF_8);
    Map<String, byte[]> damaged = new TreeMap<>();
    try (TopicWriter writer = TopicWriter.open(kafka)) {
      for (String topic : AlertJob.topics()) {
        boolean isCarrier = topic.equals(Topics.feed(Source.CARRIER));
        writer.send(topic, key, value);
        damaged.put(topic, isCarrier ? NOTHING : value);
      }
      // a tombstone of no row
      writer.send(Topics.register(Table.PERSON), NOTHING, null);
      writer.flush();
    }
    return damaged;
  }

  /** What lies on the topic of dead letters, of each topic the longest. */
  private static Map<String, byte[]> setAside(String servers, GateKeys gate) {
    Map<String, byte[]> aside = new TreeMap<>();
    for (DeadLetter letter :
        TopicContent.of(servers, Topics.DEAD_LETTERS).decoded(new DeadLetterCodec())) {
      if (letter.position() instanceof DeadLetter.OnTopic on) {
        assertThat(letter.reason()).isEqualTo("damaged");
        assertThat(letter.stage()).isEqualTo("alert");
        assertThat(on.topic()).contains(letter.source());
        byte[] raw =
            letter.sealedRaw() == null
                ? NOTHING
                : gate.open(letter.sealedRaw(), DeadLetter.PURPOSE);
        aside.merge(on.topic(), raw, (one, other) -> one.length > other.length ? one : other);
      }
    }
    return aside;
  }

  private static void register(Path folder, Path keys, KafkaAddress kafka) {
    RowSeal seal = new RowSeal(KeyFolder.open(keys).gate());
    Register register = RegisterAddress.folder(folder).open().register();
    List<SealedRow> rows = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 2000; i++) {
      ids.add("P%09d".formatted(i));
    }
    register
        .parts(Table.PERSON)
        .forEach(
            part ->
                register.persons(
                    part,
                    new PersonQuery(ids, Set.of(), Set.of(), List.of()),
                    row -> rows.add(seal.seal(row))));
    HolderQuery held = new HolderQuery(Set.of(), ids);
    register
        .parts(Table.TRAVEL_DOCUMENT)
        .forEach(part -> register.documents(part, held, row -> rows.add(seal.seal(row))));
    register
        .parts(Table.SUBSCRIPTION)
        .forEach(part -> register.subscriptions(part, held, row -> rows.add(seal.seal(row))));
    RegisterRowCodec codec = new RegisterRowCodec();
    try (TopicWriter writer = TopicWriter.open(kafka)) {
      rows.forEach(
          row ->
              writer.send(
                  Topics.register(row.table()), MessageKeys.ofRegisterRow(row), codec.encode(row)));
      writer.flush();
    }
    assertThat(rows).hasSizeGreaterThan(1000);
  }
}
