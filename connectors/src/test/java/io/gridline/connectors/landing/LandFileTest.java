package io.gridline.connectors.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.connectors.feedfile.FeedFolder;
import io.gridline.connectors.feedfile.FeedInput;
import io.gridline.connectors.feedfile.References;
import io.gridline.connectors.rows.BadInput;
import io.gridline.connectors.rows.Duck;
import io.gridline.connectors.rows.RowGroups;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.store.Store;
import io.gridline.connectors.store.StoredPart;
import io.gridline.pipelines.order.OrderFile;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.order.ZoneIndex;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One sender's file through the gate into one part. */
class LandFileTest {

  private static final String RAIL_HEADER =
      "record_id,revision,document_type,document_number,passenger_name,train_no,service_date,"
          + "board_station,board_time,alight_station,alight_time\n";
  private static final ScreeningOrder ORDER =
      OrderFile.parse(
          "order.yaml",
          """
          order: ZJ-1
          version: 1
          disease: COVID-19
          issued_by: Headquarters
          legal_basis: Art. 42
          valid_from: 2020-01-23T10:00:00+08:00
          valid_until: 2020-03-31T00:00:00+08:00
          records_from: 2020-01-01T00:00:00+08:00
          jurisdiction: "33"
          observation_days: 14
          retention_days: 30
          route_by: [rail]
          household_limit: 20
          zones:
            - {id: wuhan, division: "4201", from: 2020-01-09T00:00:00+08:00, to: 2020-02-08T00:00:00+08:00}
          rules:
            - {id: stayed, kind: zone-presence, level: high}
          """);

  private static GateKeys keys;

  @TempDir Path feeds;
  @TempDir Path store;

  @BeforeAll
  static void makeKeys(@TempDir Path folder) {
    keys = KeyFolder.open(folder).gate();
  }

  @BeforeEach
  void writeReferences() throws IOException {
    Store.open(store, keys);
    write("reference/cells.csv", "cell_id,division_code\nin,420102001001\nout,330102001001\n");
    write(
        "reference/rail_stations.csv", "telecode,name,division_code\nWHN,武汉站,420111\nHZH,杭州站,33\n");
  }

  @Test
  void keepsOfCarrierOnlyWhatLiesInAZoneAndItsWindow() throws Exception {
    write(
        "carrier/a.csv",
        """
        record_id,msisdn,cell_id,seen_from,seen_to
        c1,13800000001,out,2020-01-10T10:00:00,2020-01-10T11:00:00
        c2,13800000002,in,2020-01-08T23:00:00,2020-01-09T00:00:00
        c3,13800000003,in,2020-01-08T23:00:00,2020-01-09T00:00:00.001
        c4,13800000004,in,2020-01-09T00:00:00,2020-01-09T00:00:00
        c5,13800000005,in,2020-02-08T00:00:00,2020-02-08T00:00:00
        c6,13800000006,in,2020-02-07T23:59:59.999,2020-02-09T00:00:00
        c7,138,in,2020-01-10T10:00:00,2020-01-10T11:00:00
        c8,138,out,never,never
        c9
        """);
    StoredPart part = land(Source.CARRIER);
    assertThat(part.read()).isEqualTo(9);
    assertThat(part.outside()).isEqualTo(4);
    assertThat(part.rejected()).isEqualTo(Map.of("bad-phone", 1L, "undecodable", 1L));
    assertThat(part.accepted()).isEqualTo(3);
    assertThat(records(part)).extracting(r -> r.get("record_id")).containsExactly("c3", "c4", "c6");
  }

  @Test
  void keepsEveryAcceptedRevisionOfATicketAndOfAnOldOneATombstone() throws Exception {
    write(
        "rail/a.csv",
        RAIL_HEADER
            + "r1,0,passport,E1,李四,G1,2020-01-10,WHN,2020-01-10T10:00:00,HZH,2020-01-10T15:00:00\n"
            + "r1,1,passport,E1,李四,G1,2019-12-31,HZH,2019-12-31T10:00:00,WHN,2020-01-01T00:00:00\n"
            + "r1,2,passport,E1,李四,G1,2019-12-31,HZH,2019-12-31T10:00:00,WHN,2019-12-31T23:59:59.999\n");
    StoredPart part = land(Source.RAIL);
    assertThat(part.accepted()).isEqualTo(3);
    assertThat(part.outside()).isZero();
    List<GenericRecord> records = records(part);
    assertThat(records).extracting(r -> r.get("tombstone")).containsExactly(false, false, true);
    GenericRecord tombstone = records.get(2);
    assertThat(tombstone.getSchema().getFields())
        .filteredOn(field -> tombstone.get(field.pos()) != null)
        .extracting(field -> field.name())
        .containsExactly(
            "source",
            "record_id",
            "revision",
            "cancelled",
            "tombstone",
            "claim_valid",
            "compare_sealed");
  }

  @Test
  void leavesNoNameAndNoNumberInAnyByteOfTheStore() throws Exception {
    String ticket =
        ",passport,SECRET1234,秘密,G1,2020-01-10,WHN,2020-01-10T10:00:00,HZH,2020-01-10T15:00:00\n";
    write("rail/a.csv", RAIL_HEADER + ("r1," + ticket).repeat(100));
    write("rail/b.csv", RAIL_HEADER + ("r2,x" + ticket).repeat(100));
    write(
        "carrier/a.csv",
        "record_id,msisdn,cell_id,seen_from,seen_to\n"
            + "c1,13811112222,in,2020-01-10T10:00:00,2020-01-10T11:00:00\n"
            + "c2,13811112222,in,2020-01-10T10:00:00,never\n");
    for (FeedInput input : FeedFolder.list(feeds, Set.of(Source.RAIL, Source.CARRIER))) {
      land(input);
    }
    for (Path file : storeFiles()) {
      String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      String name = new String("秘密".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      assertThat(bytes).as(file.toString()).doesNotContain("SECRET", "13811112222", "1111", name);
      assertThat(file.toString()).doesNotContain("SECRET", "1381111");
    }
    for (StoredPart part : List.of(land(Source.RAIL), land(Source.CARRIER))) {
      assertThat(records(part).toString()).doesNotContain("SECRET", "秘密", "13811112222");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"VARCHAR", "TIMESTAMP", "TIMESTAMPTZ"})
  void landsTheSameOfAParquetFileWhicheverReaderReadsIt(String type) throws Exception {
    String time = "CAST('2020-01-10 10:00:00+08' AS %s)".formatted(type);
    String query =
        """
        SELECT CASE WHEN i %% 1009 > 0 THEN 'c' || i END AS record_id,
          CASE WHEN i %% 1013 = 0 THEN '\\xFF'::BLOB
            ELSE encode('138' || i %% 100000000) END AS msisdn,
          CASE i %% 100 WHEN 0 THEN 'in' WHEN 1 THEN NULL WHEN 2 THEN 'unknown' WHEN 3 THEN '  '
            WHEN 4 THEN ' out' ELSE 'out' END AS cell_id,
          %s AS seen_from, CASE WHEN i %% 1019 > 0 THEN %s END AS seen_to
        FROM range(70000, 150000) t(i)
        """
            .formatted(time, time);
    List<StoredPart> parts = new ArrayList<>();
    List<List<Map<String, Object>>> records = new ArrayList<>();
    for (String codec : List.of("gzip", "snappy", "zstd, PARQUET_VERSION v2")) {
      Files.createDirectories(feeds.resolve("carrier"));
      Duck.parquet(feeds.resolve("carrier/a.parquet"), query, "COMPRESSION " + codec);
      StoredPart part = land(Source.CARRIER);
      parts.add(part);
      records.add(withoutSeals(records(part)));
    }
    assertThat(parts.get(0).read()).isEqualTo(80_000);
    assertThat(parts.get(0).outside()).isEqualTo(80_000 / 100 * 95);
    assertThat(parts.get(0).rejected().keySet())
        .contains("missing-value", "unknown-place", "undecodable");
    assertThat(parts.get(0).accepted()).isBetween(700L, 800L);
    for (int other : new int[] {1, 2}) {
      assertThat(parts.get(other).read()).isEqualTo(parts.get(0).read());
      assertThat(parts.get(other).outside()).isEqualTo(parts.get(0).outside());
      assertThat(parts.get(other).rejected()).isEqualTo(parts.get(0).rejected());
      assertThat(parts.get(other).accepted()).isEqualTo(parts.get(0).accepted());
      assertThat(records.get(other)).isEqualTo(records.get(0));
      assertThat(rejectedLines(parts.get(other))).isEqualTo(rejectedLines(parts.get(0)));
    }
  }

  @Test
  void stopsWhenTheFileChangedWhileItWasRead() throws Exception {
    write("rail/a.csv", RAIL_HEADER);
    FeedInput input = FeedFolder.list(feeds, Set.of(Source.RAIL)).get(0);
    LandTask stale = task(input, "rail-1", "another fingerprint");
    assertThatThrownBy(() -> landing(Source.RAIL).map(stale))
        .isInstanceOf(BadInput.class)
        .hasMessage("rail/a.csv: changed while it was read; run again");
    assertThat(storeFiles()).isEmpty();
  }

  @Test
  void leavesNothingOfAFileThatCannotBeReadToItsEnd() throws Exception {
    write(
        "rail/a.csv",
        RAIL_HEADER
            + "r1,0,passport,E1,李四,G1,2020-01-10,WHN,2020-01-10T10:00:00,HZH,2020-01-10T15:00:00\n"
            + "r2,0,passport,\"E1,");
    assertThatThrownBy(() -> land(Source.RAIL))
        .isInstanceOf(BadInput.class)
        .hasMessage("rail/a.csv: a quote that is opened in line 3 is never closed");
    assertThat(storeFiles()).isEmpty();
  }

  private StoredPart land(Source source) throws Exception {
    return land(FeedFolder.list(feeds, Set.of(source)).get(0));
  }

  private StoredPart land(FeedInput input) throws Exception {
    String print = keys.fingerprint(feeds.resolve(input.path()));
    String id = input.source().text() + "-" + print;
    return landing(input.source()).map(task(input, id, print));
  }

  private static LandTask task(FeedInput input, String id, String fingerprint) {
    return new LandTask(
        input, RowGroups.ALL, input.bytes(), id, fingerprint, "", "", "scope", List.of());
  }

  private LandFile landing(Source source) {
    References references = References.read(feeds.resolve("reference"), Set.of(source));
    return new LandFile(
        "bytes", feeds, store, references, ZoneIndex.of(ORDER), ORDER.recordsFrom(), keys);
  }

  private List<GenericRecord> records(StoredPart part) throws IOException {
    List<GenericRecord> records = new ArrayList<>();
    Path file = store.resolve("parts").resolve(part.id() + ".parquet");
    try (ParquetReader<GenericRecord> reader =
        AvroParquetReader.<GenericRecord>builder(
                new LocalInputFile(file), new PlainParquetConfiguration())
            .withDataModel(GenericData.get())
            .build()) {
      for (GenericRecord record = reader.read(); record != null; record = reader.read()) {
        records.add(record);
      }
    }
    return records;
  }

  /** What is sealed differs each time that it is sealed. */
  private static List<Map<String, Object>> withoutSeals(List<GenericRecord> records) {
    List<Map<String, Object>> plain = new ArrayList<>();
    for (GenericRecord record : records) {
      Map<String, Object> values = new TreeMap<>();
      record.getSchema().getFields().stream()
          .filter(field -> !field.name().endsWith("_sealed") && record.get(field.pos()) != null)
          .forEach(field -> values.put(field.name(), record.get(field.pos())));
      plain.add(values);
    }
    return plain;
  }

  private List<String> rejectedLines(StoredPart part) throws IOException {
    Path file = store.resolve("parts").resolve(part.id() + ".rejected.avro");
    List<String> lines = new ArrayList<>();
    try (DataFileReader<GenericRecord> letters =
        new DataFileReader<>(file.toFile(), new GenericDatumReader<>())) {
      letters.forEach(letter -> lines.add(letter.get("line") + " " + letter.get("reason")));
    }
    return lines;
  }

  private List<Path> storeFiles() throws IOException {
    try (Stream<Path> files = Files.walk(store)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private void write(String file, String text) throws IOException {
    Path path = feeds.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
