package io.gridline.jobs.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.rows.BadInput;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.store.Store;
import io.gridline.connectors.store.StoredPart;
import io.gridline.jobs.flink.EmbeddedFlink;
import io.gridline.jobs.flink.JobFailed;
import io.gridline.pipelines.order.ScreeningOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same rows in any format give the same bytes. */
class FormatsIT {

  private static final List<String> FEEDS = List.of("carrier", "rail", "aviation", "hotel");

  private static final int ROW_GROUP = 3;

  @TempDir static Path shared;
  private static EmbeddedFlink flink;
  private static Map<String, String> expected;

  @TempDir Path temporary;

  @BeforeAll
  static void screenCsv() throws Exception {
    flink = EmbeddedFlink.start(2);
    Path world = new SmallWorld().write(shared.resolve("world"), Shape.PLAIN);
    expected = screened(world, shared.resolve("out"));
  }

  @AfterAll
  static void close() {
    flink.close();
  }

  @Test
  void feedsAndRegisterInParquet() throws Exception {
    SmallWorld world = new SmallWorld();
    Path folder = world.write(temporary.resolve("world"), Shape.PLAIN);
    for (String feed : FEEDS) {
      replace(folder, world, "feeds/" + feed + "/a.csv", ".parquet");
    }
    for (String table : List.of("person", "travel_document", "subscription")) {
      replace(folder, world, "register/" + table + ".csv", ".parquet");
    }
    assertThat(screened(folder, temporary.resolve("out"))).isEqualTo(expected);
    assertThat(Remains.found(folder, SmallWorld.NUMBERS)).as("in the senders' files").isNotEmpty();
    assertThat(Remains.found(temporary.resolve("out"), SmallWorld.NUMBERS)).isEmpty();
  }

  @Test
  void feedsInAvroBesideOthersInCsv() throws Exception {
    SmallWorld world = new SmallWorld();
    Path folder = world.write(temporary.resolve("world"), Shape.PLAIN);
    for (String feed : List.of("carrier", "hotel", "rail")) {
      replace(folder, world, "feeds/" + feed + "/a.csv", ".avro");
    }
    assertThat(screened(folder, temporary.resolve("out"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {".parquet", ".avro"})
  void stopAtAFileThatWasNotWrittenToItsEndAndPublishNothing(String ending) throws Exception {
    SmallWorld world = new SmallWorld();
    Path folder = world.write(temporary.resolve("world"), Shape.PLAIN);
    replace(folder, world, "feeds/rail/a.csv", ending);
    Path half = folder.resolve("feeds/rail/b" + ending);
    byte[] whole = Files.readAllBytes(half);
    Files.write(half, Arrays.copyOf(whole, whole.length - 100));
    Path out = temporary.resolve("out");
    Throwable failure = catchThrowable(() -> ScreenRun.of(folder, out).on(flink));
    assertThat(JobFailed.behind(failure, BadInput.class).orElseThrow())
        .hasMessageStartingWith("rail/b" + ending + ": ")
        .hasMessageContaining("to its end")
        .message()
        .doesNotContain("密", "4711");
    assertThat(Folders.files(out).stream().map(out::relativize).map(Path::toString))
        .noneMatch(file -> file.startsWith("order="))
        .noneMatch(file -> file.contains(".next"))
        .noneMatch(file -> file.contains("store/parts/rail"));
  }

  @Test
  void landsAFileInStretchesAsInOne() throws Exception {
    SmallWorld world = new SmallWorld();
    Path folder = world.write(temporary.resolve("world"), Shape.PLAIN);
    for (String feed : FEEDS) {
      replace(folder, world, "feeds/" + feed + "/a.csv", ".parquet");
    }
    List<StoredPart> whole = landed(folder, temporary.resolve("whole"), 1L << 30);
    List<StoredPart> stretches = landed(folder, temporary.resolve("stretches"), 1);
    assertThat(whole).hasSize(FEEDS.size());
    assertThat(stretches).hasSizeGreaterThan(3 * FEEDS.size());
    assertThat(stretches).extracting(StoredPart::id).doesNotHaveDuplicates();
    assertThat(totals(stretches)).isEqualTo(totals(whole));
    assertThat(landed(folder, temporary.resolve("stretches"), 1)).isEqualTo(stretches);
  }

  private static List<StoredPart> landed(Path world, Path store, long stretchBytes)
      throws IOException {
    GateKeys gate = KeyFolder.open(shared.resolve("keys")).gate();
    Instant asOf = Instant.parse(SmallWorld.AS_OF);
    List<ScreeningOrder> orders =
        OrderInForce.read(List.of(world.resolve("A.yaml")), asOf).stream()
            .map(OrderInForce::order)
            .toList();
    try (RunLock lock = RunLock.take(store)) {
      return new LandPhase(
              flink, gate, orders, world.resolve("feeds"), store, asOf, stretchBytes, lock)
          .land(Store.open(store, gate), Progress.SILENT)
          .parts();
    }
  }

  /** By file what was read, outside, accepted, and rejected by reason. */
  private static Map<String, Long> totals(List<StoredPart> parts) {
    Map<String, Long> totals = new TreeMap<>();
    for (StoredPart part : parts) {
      add(totals, part.input() + " read", part.read());
      add(totals, part.input() + " outside", part.outside());
      add(totals, part.input() + " accepted", part.accepted());
      part.rejected().forEach((reason, n) -> add(totals, part.input() + " " + reason, n));
    }
    return totals;
  }

  private static void add(Map<String, Long> totals, String what, long count) {
    totals.merge(what, count, Long::sum);
  }

  private static Map<String, String> screened(Path world, Path out) throws Exception {
    RunManifest manifest = ScreenRun.of(world, out).keys(shared.resolve("keys")).on(flink).get(0);
    return Folders.repeatable(new PublishedRuns(out).folder(manifest));
  }

  /** Puts a file of another format in the place of a table's CSV files. */
  private static void replace(Path folder, SmallWorld world, String table, String ending)
      throws IOException {
    Path place = folder.resolve(table.replace("a.csv", "b").replace(".csv", "") + ending);
    List<String> lines = world.lines(table);
    Schema schema = schema(lines.get(0));
    List<GenericRecord> records = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      if (cells.length == schema.getFields().size()) {
        records.add(record(schema, cells));
      }
    }
    for (Path old : Folders.files(place.getParent())) {
      if (old.toString().endsWith(".csv") && isOf(old, table)) {
        Files.delete(old);
      }
    }
    if (ending.equals(".avro")) {
      writeAvro(place, schema, records);
    } else {
      writeParquet(place, schema, records);
    }
  }

  private static boolean isOf(Path file, String table) {
    return table.startsWith("feeds/") || table.endsWith("/" + file.getFileName());
  }

  private static Schema schema(String header) {
    SchemaBuilder.FieldAssembler<Schema> fields = SchemaBuilder.record("row").fields();
    for (String column : header.split(",")) {
      fields = fields.optionalString(column);
    }
    return fields.endRecord();
  }

  private static GenericRecord record(Schema schema, String[] cells) {
    GenericRecord record = new GenericData.Record(schema);
    for (int i = 0; i < cells.length; i++) {
      record.put(i, cells[i].isEmpty() ? null : cells[i]);
    }
    return record;
  }

  private static void writeAvro(Path file, Schema schema, List<GenericRecord> records)
      throws IOException {
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
      writer.create(schema, file.toFile());
      for (GenericRecord record : records) {
        writer.append(record);
      }
    }
  }

  private static void writeParquet(Path file, Schema schema, List<GenericRecord> records)
      throws IOException {
    try (ParquetWriter<GenericRecord> writer =
        AvroParquetWriter.<GenericRecord>builder(new LocalOutputFile(file))
            .withSchema(schema)
            .withConf(new PlainParquetConfiguration())
            .withRowGroupRowCountLimit(ROW_GROUP)
            .build()) {
      for (GenericRecord record : records) {
        writer.write(record);
      }
    }
  }
}
