package io.gridline.ops.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.kafka.CaseCodec;
import io.gridline.connectors.kafka.CompactedTopic;
import io.gridline.connectors.kafka.DeadLetter;
import io.gridline.connectors.kafka.MessageKeys;
import io.gridline.connectors.kafka.OrderCodec;
import io.gridline.connectors.kafka.PresenceCodec;
import io.gridline.connectors.kafka.Topic;
import io.gridline.connectors.kafka.Topics;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.pipelines.order.ZoneIndex;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A world of made-up people through the gate to a real broker: one story, told in sequence. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublishIT {

  private static final List<Source> FEEDS =
      List.of(Source.CARRIER, Source.RAIL, Source.AVIATION, Source.HOTEL);

  @TempDir static Path folder;
  private static WorldOnKafka world;

  @BeforeAll
  static void aWorldAndABroker() throws IOException {
    world = WorldOnKafka.of(folder, 500);
  }

  @AfterAll
  static void end() {
    world.close();
  }

  @Test
  @Order(1)
  void everyRecordOfAWorldIsAccountedForAndOnItsTopic() throws IOException {
    Said said = world.publish("--cases", world.file("cases.csv"), "--feeds", world.file("feeds"));
    assertThat(said.status()).as(said.err()).isZero();
    assertThat(said.out()).contains("orders: 1 sent, 0 stood there already");
    assertThat(said.rows()).containsOnlyKeys(FEEDS);
    for (Source source : FEEDS) {
      Said.Row row = said.rows().get(source);
      List<Revision> revisions = world.topic(Topics.feed(source)).decoded(new PresenceCodec());
      assertThat(row.read()).isEqualTo(world.records(source));
      assertThat(row.read()).isEqualTo(row.outside() + row.rejected() + row.sent());
      assertThat(revisions).hasSize((int) row.sent()).isNotEmpty();
      assertThat(revisions).allMatch(revision -> revision.id().source() == source);
      assertThat(revisions.stream().filter(Revision::isTombstone).count())
          .isEqualTo(row.tombstones());
      assertThat(world.letters(source)).hasSize((int) row.rejected());
    }
    assertThat(said.rows().get(Source.CARRIER).outside()).isPositive();
    assertThat(world.topic(Topics.CASES).decoded(new CaseCodec())).isNotEmpty();
    assertThat(world.topic(Topics.ORDERS).decoded(new OrderCodec()))
        .as("announced, and in effect")
        .containsExactly(world.order(), world.order());
    assertThat(CompactedTopic.read(world.address(), Topics.ORDERS, Duration.ofSeconds(30)))
        .containsOnlyKeys(world.order().id());
  }

  @Test
  @Order(2)
  void ofCarrierNothingLiesOutsideTheZones() throws IOException {
    ZoneIndex zones = ZoneIndex.of(world.order());
    for (Revision revision :
        world.topic(Topics.feed(Source.CARRIER)).decoded(new PresenceCodec())) {
      assertThat(revision.isTombstone()).isFalse();
      assertThat(zones.covers(revision.presence().place(), revision.presence().interval()))
          .isTrue();
    }
  }

  @Test
  @Order(3)
  void noNumberAndNoNameOfAnybodyStandsInAnyMessage() throws IOException {
    List<Path> files = new ArrayList<>(List.of(Path.of(world.file("cases.csv"))));
    for (Source source : FEEDS) {
      files.addAll(RawIdentifiers.files(Path.of(world.file("feeds"), source.text())));
    }
    RawIdentifiers identifiers =
        RawIdentifiers.of(files, Path.of(world.file("feeds"), "reference"));
    assertThat(identifiers.count()).isGreaterThan(500);
    assertThat(identifiers.foundIn(Files.readAllBytes(files.get(0))))
        .as("the files themselves are full of them")
        .isPresent();
    for (Topic topic : Topics.all()) {
      for (ConsumerRecord<byte[], byte[]> message : world.topic(topic.name()).messages()) {
        assertThat(identifiers.foundIn(message.key())).as(topic.name()).isEmpty();
        if (message.value() != null) {
          assertThat(identifiers.foundIn(message.value())).as(topic.name()).isEmpty();
        }
      }
    }
  }

  @Test
  @Order(4)
  void deadLettersOpenUnderTheGatesKeysAndThoseOfCarrierHaveNothingToOpen() throws IOException {
    GateKeys keys = KeyFolder.open(world.keys()).gate();
    assertThat(world.letters(Source.CARRIER)).allMatch(letter -> letter.sealedRaw() == null);
    List<DeadLetter> others = new ArrayList<>(world.letters(Source.RAIL));
    others.addAll(world.letters(Source.AVIATION));
    others.addAll(world.letters(Source.HOTEL));
    assertThat(others).isNotEmpty();
    for (DeadLetter letter : others) {
      String raw = new String(keys.open(letter.sealedRaw(), "dead-letter"), StandardCharsets.UTF_8);
      assertThat(raw).startsWith("record_id: ").contains("\ndocument_type: ");
    }
  }

  @Test
  @Order(5)
  void ordersAndCasesThatStandThereAreNotSentAgain() {
    int cases = world.topic(Topics.CASES).size();
    Said said = world.publish("--cases", world.file("cases.csv"));
    assertThat(said.out()).contains("orders: 0 sent, 1 stood there already");
    assertThat(said.out()).contains("cases: 0 sent, " + cases + " stood there already");
    assertThat(world.topic(Topics.CASES).size()).isEqualTo(cases);
  }

  @Test
  @Order(6)
  void aLowerRevisionOfACaseDoesNotReplaceTheOneThatStands() throws IOException {
    String header =
        "case_id,revision,cancelled,document_type,document_number,infectious_from,infectious_to\n";
    String rest = ",passport,E1,2020-01-15T00:00:00,2020-01-20T00:00:00\n";
    Path cases = folder.resolve("more.csv");
    Files.writeString(cases, header + "x1,2,true" + rest + "x1,1,false" + rest);
    assertThat(world.publish("--cases", cases.toString()).out()).contains("cases: 1 sent, 0 stood");
    Files.writeString(cases, header + "x1,1,false" + rest);
    assertThat(world.publish("--cases", cases.toString()).out()).contains("cases: 0 sent, 1 stood");
    byte[] standing =
        CompactedTopic.read(world.address(), Topics.CASES, Duration.ofSeconds(30)).get("x1");
    assertThat(new CaseCodec().decode(standing).cancelled()).isTrue();
    assertThat(new CaseCodec().decode(standing).revision()).isEqualTo(2);
  }

  @Test
  @Order(7)
  void recordsOnStandardInputAreSentAsTheyCome() {
    InputStream before = System.in;
    try {
      System.setIn(
          new ByteArrayInputStream(
              ("record_id,document_type,document_number,hotel_id,check_in\n"
                      + "live-1,passport,E7654321,nowhere,2020-01-27T10:00:00\n")
                  .getBytes(StandardCharsets.UTF_8)));
      Said said = world.publish("--feeds", world.file("feeds"), "--source", "hotel", "--stdin");
      assertThat(said.status()).as(said.err()).isZero();
      assertThat(said.rows()).isEqualTo(Map.of(Source.HOTEL, new Said.Row(1, 0, 1, 0, 0)));
      assertThat(said.out())
          .contains("hotel: rejected: 1 unknown-place")
          .contains("WARNING: hotel: more than 5.0 % of the records are rejected");
    } finally {
      System.setIn(before);
    }
    assertThat(world.letters(Source.HOTEL))
        .anyMatch(letter -> letter.position().equals(new DeadLetter.InFile("stdin", 2)));
  }

  @Test
  @Order(8)
  void atASpeedRecordsComeInTheSequenceInWhichTheyStart() throws IOException {
    Path feeds = folder.resolve("paced");
    Files.createDirectories(feeds.resolve("rail"));
    Files.createDirectories(feeds.resolve("reference"));
    Files.writeString(
        feeds.resolve("reference/rail_stations.csv"), "telecode,name,division_code\nA,a,4201\n");
    for (int file = 0; file < 2; file++) {
      StringBuilder text =
          new StringBuilder(
              "record_id,document_type,document_number,train_no,service_date,board_station,"
                  + "board_time,alight_station,alight_time\n");
      for (int hour = file; hour < 24; hour += 2) {
        String time = String.format("2020-01-20T%02d:00:00", hour);
        text.append("paced-%d,passport,E1,G1,2020-01-20,A,%s,A,%s\n".formatted(hour, time, time));
      }
      Files.writeString(feeds.resolve("rail/" + file + ".csv"), text);
    }
    Said said = world.publish("--feeds", feeds.toString(), "--source", "rail", "--speed", "25000x");
    assertThat(said.status()).as(said.err()).isZero();
    List<ConsumerRecord<byte[], byte[]>> paced =
        world.topic(Topics.feed(Source.RAIL)).messages().stream()
            .filter(
                message ->
                    new String(message.key(), StandardCharsets.UTF_8).startsWith("rail/paced-"))
            .toList();
    assertThat(paced).hasSize(24);
    PresenceCodec codec = new PresenceCodec();
    for (int partition = 0; partition < 6; partition++) {
      int of = partition;
      assertThat(paced.stream().filter(message -> message.partition() == of))
          .extracting(message -> codec.decode(message.value()).presence().interval().from())
          .isSorted();
    }
    // The first waits for the producer to know the topic, and what follows makes up for it.
    long halfWay = sentAt(paced, 12);
    assertThat(sentAt(paced, 23) - halfWay)
        .isGreaterThan(Duration.ofHours(11).toMillis() / 25000 * 9 / 10);
  }

  private static long sentAt(List<ConsumerRecord<byte[], byte[]>> paced, int hour) {
    return paced.stream()
        .filter(message -> MessageKeys.text(message.key()).equals("rail/paced-" + hour))
        .mapToLong(ConsumerRecord::timestamp)
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Order(9)
  void whatIsWrongIsSaidInOneLineAndNothingIsSent() throws IOException {
    int before = world.topic(Topics.feed(Source.HOTEL)).size();
    Path feeds = folder.resolve("broken");
    Files.createDirectories(feeds.resolve("hotel"));
    Files.createDirectories(feeds.resolve("reference"));
    Files.writeString(feeds.resolve("reference/hotels.csv"), "hotel_id,name,division_code\n");
    Files.writeString(feeds.resolve("hotel/a.csv"), "record_id,check_in\n");
    Said lacking = world.publish("--feeds", feeds.toString(), "--source", "hotel");
    assertThat(lacking.status()).isEqualTo(3);
    assertThat(lacking.err())
        .contains("gridline: hotel/a.csv: the header lacks ")
        .contains("; nothing was sent");
    assertThat(world.topic(Topics.feed(Source.HOTEL)).size()).isEqualTo(before);

    Said late =
        world.publishOnly("--order", world.file("order.yaml"), "--as-of", "2021-01-01T00:00:00");
    assertThat(late.status()).isEqualTo(2);
    assertThat(late.err()).contains("is not in force");

    Path older = folder.resolve("older.yaml");
    Files.writeString(
        older,
        Files.readString(Path.of(world.file("order.yaml")))
            .replace("household_limit: ", "household_limit: 1"));
    Said other = world.publishOnly("--order", older.toString(), "--as-of", WorldOnKafka.AS_OF);
    assertThat(other.status()).as(other.err()).isEqualTo(2);
    assertThat(other.err()).contains("another order stands on the topic under this version");
  }

  @Test
  @Order(10)
  void anOrderThatIsWithdrawnLeavesATombstone() throws IOException {
    String order = world.order().id();
    assertThat(world.publishOnly("--withdraw-order", order).status()).isZero();
    List<ConsumerRecord<byte[], byte[]>> orders = world.topic(Topics.ORDERS).messages();
    assertThat(orders.get(orders.size() - 1).value()).isNull();
    assertThat(CompactedTopic.read(world.address(), Topics.ORDERS, Duration.ofSeconds(30)))
        .isEmpty();
    assertThat(world.publishOnly("--withdraw-order", order).status())
        .as("withdrawn already")
        .isEqualTo(2);
  }

  @Test
  @Order(11)
  void aBrokerThatIsNotThereIsSaidWithinABound() {
    world.kafka().stop();
    Said said = world.publish();
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.err())
        .contains(
            "gridline: Kafka at " + world.kafka().bootstrapServers() + ": making the topics: ")
        .contains("; nothing was sent");
  }
}
