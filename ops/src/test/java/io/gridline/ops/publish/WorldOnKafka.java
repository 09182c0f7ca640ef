package io.gridline.ops.publish;

import io.gridline.connectors.csv.CsvFile;
import io.gridline.connectors.kafka.DeadLetter;
import io.gridline.connectors.kafka.DeadLetterCodec;
import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.Topics;
import io.gridline.ops.servers.KafkaServer;
import io.gridline.pipelines.order.OrderFile;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A world of made-up people, and a broker that it is published to. */
record WorldOnKafka(Path folder, KafkaServer kafka) implements AutoCloseable {

  static final String AS_OF = "2020-01-28T08:00:00+08:00";

  static WorldOnKafka of(Path folder, int residents) throws IOException {
    String world = folder.resolve("world").toString();
    Said made = Said.by("simulate", "--residents", Integer.toString(residents), "--out", world);
    if (made.status() != 0) {
      throw new IllegalStateException(made.err());
    }
    return new WorldOnKafka(folder, KafkaServer.start(folder.resolve("kafka")));
  }

  /** Publishes under the world's order. */
  Said publish(String... more) {
    List<String> options = new ArrayList<>(List.of("--order", file("order.yaml")));
    options.addAll(List.of("--as-of", AS_OF, "--keys", keys().toString()));
    options.addAll(Arrays.asList(more));
    return publishOnly(options.toArray(String[]::new));
  }

  Said publishOnly(String... options) {
    List<String> command =
        new ArrayList<>(List.of("publish", "--bootstrap-servers", kafka.bootstrapServers()));
    command.addAll(Arrays.asList(options));
    return Said.by(command.toArray(String[]::new));
  }

  Path keys() {
    return folder.resolve("keys");
  }

  /** A file or folder of the world. */
  String file(String name) {
    return folder.resolve("world").resolve(name).toString();
  }

  ScreeningOrder order() throws IOException {
    return OrderFile.parse("order.yaml", Files.readString(Path.of(file("order.yaml"))));
  }

  KafkaAddress address() {
    return KafkaAddress.of(kafka.bootstrapServers());
  }

  TopicContent topic(String name) {
    return TopicContent.of(kafka.bootstrapServers(), name);
  }

  List<DeadLetter> letters(Source source) {
    return topic(Topics.DEAD_LETTERS).decoded(new DeadLetterCodec()).stream()
        .filter(letter -> letter.source().equals(source.text()))
        .toList();
  }

  /** How many rows the files of a source have. */
  long records(Source source) throws IOException {
    long records = 0;
    for (Path file : RawIdentifiers.files(Path.of(file("feeds"), source.text()))) {
      try (CsvFile csv =
          CsvFile.open(file, "", StandardCharsets.UTF_8, List.of("record_id"), List.of())) {
        while (csv.next() != null) {
          records++;
        }
      }
    }
    return records;
  }

  @Override
  public void close() {
    kafka.close();
  }
}
