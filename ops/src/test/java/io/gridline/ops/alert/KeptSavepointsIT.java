package io.gridline.ops.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.kafka.CompactedTopic;
import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.MessageKeys;
import io.gridline.connectors.kafka.Topics;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.seal.OrderKeys;
import io.gridline.jobs.alert.AlertJob;
import io.gridline.jobs.alert.StateKeeping;
import io.gridline.ops.alert.KeptSavepoint.Message;
import io.gridline.ops.servers.KafkaServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The newest job goes on from what every release has saved. At a release, {@code
 * GRIDLINE_SAVEPOINT=<release> ./gridline test KeptSavepointsIT} keeps one more.
 */
class KeptSavepointsIT {

  private static final Path KEPT = Path.of("src/test/resources/io/gridline/ops/alert/savepoints");

  private static final Duration BOUND = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  @EnabledIfEnvironmentVariable(named = "GRIDLINE_SAVEPOINT", matches = ".+")
  void keepsOneMore() throws Exception {
    KeptSavepoint kept = new KeptSavepoint(folder.resolve("kept"));
    KeyFolder keys = KeyFolder.open(kept.keys());
    try (KafkaServer broker = KafkaServer.start(folder.resolve("kafka"))) {
      KafkaAddress kafka = topics(broker);
      new SavedWorld(kafka, keys).before();
      try (SmallLiveJob job =
          SmallLiveJob.start(
              kafka,
              kept.keys(),
              folder.resolve("checkpoints"),
              StateKeeping.MEMORY,
              Optional.empty())) {
        job.await(() -> shown(kafka).equals(keys(keys, 1, 2, 3, 4, 5)) && questions(kafka) == 1);
        assertThat(shown(kafka)).isEqualTo(keys(keys, 1, 2, 3, 4, 5));
        assertThat(questions(kafka)).isOne();
        Files.move(job.stop(folder.resolve("savepoints")), kept.savepoint());
      }
      kept.write(messages(broker));
    }
    kept.pack(KEPT.resolve(System.getenv("GRIDLINE_SAVEPOINT") + ".zip"));
  }

  @Test
  void goesOnFromWhatEveryReleaseHasSaved() throws Exception {
    List<Path> all;
    try (Stream<Path> files = Files.list(KEPT)) {
      all = files.filter(file -> file.toString().endsWith(".zip")).sorted().toList();
    }
    assertThat(all).isNotEmpty();
    for (Path release : all) {
      goesOn(release);
    }
  }

  private void goesOn(Path release) throws Exception {
    Path place = folder.resolve(release.getFileName().toString());
    KeptSavepoint kept = KeptSavepoint.unpacked(release, place.resolve("kept"));
    KeyFolder keys = KeyFolder.open(kept.keys());
    try (KafkaServer broker = KafkaServer.start(place.resolve("kafka"))) {
      KafkaAddress kafka = topics(broker);
      send(broker, kept.messages());
      assertThat(shown(kafka)).as("shown before").isEqualTo(keys(keys, 1, 2, 3, 4, 5));
      assertThat(questions(kafka)).as("asked before").isOne();
      SavedWorld world = new SavedWorld(kafka, keys);
      world.after();
      Path saved =
          goesOn(broker, kept.keys(), StateKeeping.MEMORY, kept.savepoint(), keys(keys, 1, 2, 5));
      assertThat(questions(kafka)).as("asked after what %s saved", release).isZero();
      Map<String, Integer> versions = versions(kept.messages());
      versions.keySet().retainAll(keys(keys, 1, 2, 5));
      versions.compute(key(keys, 2), (key, version) -> version + 1);
      assertThat(versions(messages(broker))).as("versions go on").isEqualTo(versions);

      // What was kept in memory goes on from disk.
      world.last();
      goesOn(broker, kept.keys(), StateKeeping.DISK, saved, keys(keys, 1, 5));
    }
  }

  /** Until these are shown; what it has saved then. */
  private Path goesOn(
      KafkaServer broker, Path keys, StateKeeping state, Path from, Set<String> left)
      throws Exception {
    KafkaAddress kafka = KafkaAddress.of(broker.bootstrapServers());
    Path place = folder.resolve(state.name());
    try (SmallLiveJob job =
        SmallLiveJob.start(kafka, keys, place.resolve("checkpoints"), state, Optional.of(from))) {
      job.await(() -> shown(kafka).equals(left) && questions(kafka) == 0);
      assertThat(shown(kafka)).as("shown by state %s", state).isEqualTo(left);
      return job.stop(place.resolve("savepoints"));
    }
  }

  static KafkaAddress topics(KafkaServer broker) {
    KafkaAddress kafka = KafkaAddress.of(broker.bootstrapServers());
    Topics.make(kafka, Topics.BROKERS_DEFAULT, BOUND);
    Topics.makeClock(kafka, BOUND);
    return kafka;
  }

  static Set<String> shown(KafkaAddress kafka) {
    return new TreeSet<>(CompactedTopic.read(kafka, Topics.ENTRIES, BOUND).keySet());
  }

  static int questions(KafkaAddress kafka) {
    return CompactedTopic.read(kafka, Topics.REVIEW, BOUND).size();
  }

  static Set<String> keys(KeyFolder keys, Integer... people) {
    return Stream.of(people)
        .map(person -> key(keys, person))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String key(KeyFolder keys, int person) {
    OrderKeys order = keys.order(SavedWorld.ORDER);
    return SavedWorld.ORDER + "/" + order.personKey("person:p" + person);
  }

  /** Of each entry that is shown, which of its changes it is. */
  private static Map<String, Integer> versions(List<Message> messages) {
    Map<String, Integer> versions = new TreeMap<>();
    for (Message message : messages) {
      if (message.topic().equals(Topics.ENTRIES)) {
        String key = MessageKeys.text(message.key());
        if (message.value() == null) {
          versions.remove(key);
        } else {
          versions.put(key, Integer.parseInt(message.version()));
        }
      }
    }
    return versions;
  }

  private static List<Message> messages(KafkaServer broker) {
    List<String> topics = new ArrayList<>(AlertJob.topics());
    topics.addAll(List.of(Topics.CLOCK, Topics.ENTRIES, Topics.REVIEW));
    List<Message> messages = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "isolation.level",
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(of -> new TopicPartition(of.topic(), of.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                one -> {
                  Header version = one.headers().lastHeader("version");
                  messages.add(
                      new Message(
                          one.topic(),
                          one.partition(),
                          version == null
                              ? ""
                              : new String(version.value(), StandardCharsets.US_ASCII),
                          one.key(),
                          one.value()));
                });
      }
    }
    return messages;
  }

  private static void send(KafkaServer broker, List<Message> messages) throws IOException {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (Message message : messages) {
        ProducerRecord<byte[], byte[]> record =
            new ProducerRecord<>(
                message.topic(), message.partition(), message.key(), message.value());
        if (!message.version().isEmpty()) {
          record.headers().add("version", message.version().getBytes(StandardCharsets.US_ASCII));
        }
        var unused = producer.send(record);
      }
      producer.flush();
    }
  }
}
