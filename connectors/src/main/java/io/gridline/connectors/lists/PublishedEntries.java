package io.gridline.connectors.lists;

import io.gridline.connectors.columns.ParquetInput;
import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.entry.ListedEntry.Line;
import io.gridline.pipelines.order.Level;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;

/**
 * Reads the entries of a published run, each with its evidence. Goes through the files slice by
 * slice: at any time one slice is held.
 */
public final class PublishedEntries {

  private final Path run;

  /**
   * @param run a published run's folder
   */
  public PublishedEntries(Path run) {
    this.run = run;
  }

  /** Shows the entries that are asked for, slice by slice in the sequence of person_key. */
  public void read(Predicate<ListedEntry> asked, Consumer<ListedEntry> seen) throws IOException {
    for (String slice : slices()) {
      Map<String, List<Line>> evidence = evidence(slice);
      each(
          run.resolve("entries").resolve(slice),
          record -> {
            ListedEntry entry = entry(record, evidence);
            if (asked.test(entry)) {
              seen.accept(entry);
            }
          });
    }
  }

  /** The slices, by name; the same person is in the slice of the same name in every run. */
  List<String> slices() throws IOException {
    Path entries = run.resolve("entries");
    if (!Files.isDirectory(entries)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(entries)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".parquet"))
          .sorted()
          .toList();
    }
  }

  /** Shows the entries of one slice, without their evidence; none when there is no such slice. */
  void readSlice(String slice, Consumer<ListedEntry> seen) throws IOException {
    Path file = run.resolve("entries").resolve(slice);
    if (Files.exists(file)) {
      each(file, record -> seen.accept(entry(record, Map.of())));
    }
  }

  private Map<String, List<Line>> evidence(String slice) throws IOException {
    Map<String, List<Line>> byPerson = new HashMap<>();
    each(
        run.resolve("evidence").resolve(slice),
        record ->
            byPerson
                .computeIfAbsent(text(record, "person_key"), key -> new ArrayList<>())
                .add(line(record)));
    return byPerson;
  }

  private static void each(Path file, Consumer<GenericRecord> seen) throws IOException {
    try (ParquetReader<GenericRecord> reader =
        AvroParquetReader.<GenericRecord>builder(
                ParquetInput.of(file), new PlainParquetConfiguration())
            .withDataModel(GenericData.get())
            .build()) {
      for (GenericRecord record = reader.read(); record != null; record = reader.read()) {
        seen.accept(record);
      }
    }
  }

  private static ListedEntry entry(GenericRecord record, Map<String, List<Line>> evidence) {
    String personKey = text(record, "person_key");
    Object personId = record.get("person_id");
    return new ListedEntry(
        text(record, "order"),
        (int) record.get("order_version"),
        instant(record, "as_of"),
        personKey,
        personId == null ? null : personId.toString(),
        text(record, "name"),
        text(record, "document_number"),
        text(record, "phone"),
        Level.valueOf(text(record, "level").toUpperCase(Locale.ROOT)),
        texts(record, "rules"),
        texts(record, "sources"),
        (int) record.get("evidence_count"),
        instant(record, "first_exposed_at"),
        instant(record, "last_exposed_at"),
        instant(record, "observe_until"),
        text(record, "route_code"),
        text(record, "street_code"),
        text(record, "community_code"),
        text(record, "address"),
        text(record, "household_key"),
        bytes((ByteBuffer) record.get("contact_sealed")),
        false,
        evidence.getOrDefault(personKey, List.of()));
  }

  private static Line line(GenericRecord record) {
    return new Line(
        text(record, "rule"),
        Source.valueOf(text(record, "source").toUpperCase(Locale.ROOT)),
        text(record, "record_id"),
        instant(record, "started_at"),
        instant(record, "ended_at"),
        text(record, "place_code"),
        texts(record, "zones"),
        texts(record, "cases"),
        text(record, "resolved_by"));
  }

  private static String text(GenericRecord record, String field) {
    return String.valueOf(record.get(field));
  }

  private static List<String> texts(GenericRecord record, String field) {
    return ((List<?>) record.get(field)).stream().map(String::valueOf).toList();
  }

  private static Instant instant(GenericRecord record, String field) {
    return Instant.ofEpochMilli((long) record.get(field));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
