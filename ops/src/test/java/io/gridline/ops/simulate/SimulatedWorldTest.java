package io.gridline.ops.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A world of 2,000 residents, looked at from outside by DuckDB over its files. */
final class SimulatedWorldTest {

  private static final WorldSettings SMALL = WorldSettings.of(2_000, 4);

  @TempDir private static Path temp;
  private static Path world;
  private static Connection duck;

  @BeforeAll
  static void makeWorld() throws IOException, SQLException {
    world = temp.resolve("world");
    long begun = System.nanoTime();
    World.Summary summary = World.write(SMALL, world, done -> {});
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "simulate: %,d feed records in %.1f s, %,.0f records/s%n",
        summary.feedRows(),
        seconds,
        summary.feedRows() / seconds);
    // DuckDB reads UTF-8 only.
    for (Path file : files(world.resolve("feeds/hotel"))) {
      byte[] bytes = Files.readAllBytes(file);
      String text = new String(plain(file, bytes), FeedRows.GB18030);
      Path copy = temp.resolve("hotel-utf8").resolve(file.getFileName().toString() + ".csv");
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, text);
    }
    load();
  }

  @AfterAll
  static void close() throws SQLException {
    duck.close();
  }

  @Test
  void theSameSeedMakesTheSameBytesInOneThreadAndInAnotherLocale() throws Exception {
    Path again = temp.resolve("again");
    Locale before = Locale.getDefault();
    ForkJoinPool oneThread = new ForkJoinPool(1);
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      oneThread.submit(() -> World.write(SMALL, again, done -> {})).get();
    } finally {
      Locale.setDefault(before);
      oneThread.shutdown();
    }
    assertThat(sums(again)).isEqualTo(sums(world));
  }

  @Test
  void anotherSeedMakesAnotherWorld() throws Exception {
    Path other = temp.resolve("other");
    World.write(WorldSettings.of(2_000, 5), other, done -> {});
    assertThat(sums(other).get("register/person.csv"))
        .isNotEqualTo(sums(world).get("register/person.csv"));
  }

  @Test
  void theTruthHasEveryRuleAndSourceOfTheOrder() throws Exception {
    assertThat(strings("select distinct rule from truth where on_list"))
        .containsExactlyInAnyOrder(
            "stayed-in-zone",
            "arrived-from-zone",
            "lives-in-zone",
            "same-carriage",
            "near-seat",
            "same-hotel-room",
            "household");
    assertThat(strings("select distinct source from truth"))
        .contains("carrier", "rail", "aviation", "hotel", "register");
    assertThat(strings("select distinct off_list_because from truth where not on_list"))
        .contains("index-case", "observation-over", "outside-jurisdiction");
    assertThat(strings("select dirt from truth where dirt <> ''")).isNotEmpty();
  }

  @Test
  void everyKindOfDirtIsInTheFeeds() throws Exception {
    String documents =
        "(select document_type, document_number, revision, cancelled from rail union all select"
            + " document_type, document_number, revision, cancelled from aviation union all select"
            + " document_type, document_number, revision, cancelled from hotel)";
    assertThat(count(documents + " where regexp_matches(document_number, '[０-９]')")).isPositive();
    assertThat(count(documents + " where regexp_matches(document_number, '^[0-9]{15}$')"))
        .isPositive();
    assertThat(count(documents + " where regexp_matches(document_number, '[- ]')")).isPositive();
    assertThat(count(documents + " where revision = '1' and cancelled = 'false'")).isPositive();
    assertThat(count(documents + " where revision = '1' and cancelled = 'true'")).isPositive();
    assertThat(
            strings(
                "select document_number from "
                    + documents
                    + " where document_type = 'resident_id' and length(document_number) = 18"))
        .anyMatch(n -> n.matches("\\d{17}[\\dX]") && Numbers.checkCharacter(n) != n.charAt(17));
    assertThat(count("rail where car_no = '' and seat_no = ''")).isPositive();
    assertThat(count("hotel where check_out = ''")).isPositive();
    for (String source : List.of("rail", "aviation", "hotel", "carrier")) {
      assertThat(files(world.resolve("feeds").resolve(source)))
          .anyMatch(file -> file.toString().endsWith("-late.csv"))
          .anyMatch(file -> file.toString().endsWith(".csv.gz"));
    }
    for (String table : List.of("rail", "hotel", "carrier")) {
      assertThat(
              strings(
                  "select record_id from (select * from "
                      + table
                      + ") group by all having count(*) > 1"))
          .isNotEmpty();
    }
  }

  @Test
  void theRegisterHasItsOwnDirt() throws Exception {
    assertThat(count("person where length(id_number) = 15")).isPositive();
    assertThat(count("person where id_number = ''")).isPositive();
    assertThat(count("person where regexp_matches(id_number, '[０-９]')")).isPositive();
    assertThat(count("person where residence_division = ''")).isPositive();
    assertThat(count("person where residence_division like '4201%'")).isPositive();
    assertThat(count("person where registered_division not like '33%'")).isPositive();
    assertThat(
            strings(
                "select id_number from person where id_number <> '' group by 1 having count(*) >"
                    + " 1"))
        .isNotEmpty();
    assertThat(count("subscription where valid_to <> ''")).isPositive();
  }

  @Test
  void recordIdsStandOnceForEachRevision() throws Exception {
    for (String table : List.of("rail", "aviation", "hotel")) {
      assertThat(
              strings(
                  "select record_id from (select distinct * from "
                      + table
                      + ") group by record_id, revision having count(*) > 1"))
          .isEmpty();
    }
    assertThat(
            strings(
                "select record_id from (select distinct * from carrier) group"
                    + " by 1 having count(*) > 1"))
        .isEmpty();
  }

  @Test
  void placesAreInTheReferenceFilesButForTheFewThatAreBrokenOnPurpose() throws Exception {
    assertThat(count("rail anti join rail_stations s on board_station = s.telecode")).isLessThan(5);
    assertThat(count("aviation anti join airports a on destination = a.iata")).isLessThan(8);
    assertThat(count("hotel anti join hotels using (hotel_id)")).isLessThan(8);
    assertThat(count("carrier anti join cells using (cell_id)")).isBetween(1L, 40L);
    assertThat(count("subscription anti join person using (person_id)")).isZero();
    assertThat(count("travel_document anti join person using (person_id)")).isZero();
    assertThat(count("hotels where length(division_code) = 6")).isPositive();
  }

  @Test
  void countsArePlausible() throws Exception {
    assertThat(count("person")).isEqualTo(2_000);
    assertThat(count("carrier")).isBetween(14_000L, 40_000L);
    assertThat(count("rail")).isBetween(800L, 4_000L);
    assertThat(count("aviation")).isBetween(150L, 1_000L);
    assertThat(count("hotel")).isBetween(200L, 1_500L);
    assertThat(count("cases")).isBetween(10L, 40L);
    assertThat(count("cases where cancelled = 'true'")).isEqualTo(1);
    assertThat(
            strings(
                "select avg(c)::varchar from (select count(*) c from person where household_id"
                    + " <> '' group by household_id)"))
        .first()
        .satisfies(size -> assertThat(Double.parseDouble(size)).isBetween(2.0, 4.0));
  }

  @Test
  void nobodyWhoReallyBelongsOnAListIsListedAsMistaken() throws Exception {
    assertThat(count("mistaken semi join (from truth where on_list) using (identity)")).isZero();
    assertThat(count("mistaken where dirt = ''")).isZero();
  }

  private static long count(String from) throws SQLException {
    return Long.parseLong(strings("select count(*)::varchar from " + from).get(0));
  }

  private static List<String> strings(String sql) throws SQLException {
    try (Statement statement = duck.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private static void load() throws SQLException {
    duck = DriverManager.getConnection("jdbc:duckdb:");
    for (String source : List.of("carrier", "rail", "aviation")) {
      load(source, world.resolve("feeds").resolve(source) + "/*/*");
    }
    load("hotel", temp.resolve("hotel-utf8") + "/*.csv");
    for (String table : RegisterRows.TABLES) {
      load(table, world.resolve("register").resolve(table + ".csv").toString());
    }
    for (String table : List.of("cells", "hotels", "rail_stations", "airports")) {
      load(table, world.resolve("feeds/reference").resolve(table + ".csv").toString());
    }
    load("cases", world.resolve("cases.csv").toString());
    load("mistaken", world.resolve("truth/mistaken.csv").toString());
    load("exposed", world.resolve("truth/exposed.csv").toString());
    try (Statement statement = duck.createStatement()) {
      statement.execute(
          "create view truth as select * replace (on_list = 'true' as on_list) from exposed");
    }
  }

  private static void load(String name, String glob) throws SQLException {
    String read =
        "create table %s as from read_csv('%s', all_varchar = true, header = true, delim = ',',"
            + " quote = '\"', null_padding = true, nullstr = 'NULL', hive_partitioning = false)";
    try (Statement statement = duck.createStatement()) {
      statement.execute(String.format(Locale.ROOT, read, name, glob));
    }
  }

  private static Map<String, Long> sums(Path dir) throws IOException {
    Map<String, Long> sums = new TreeMap<>();
    for (Path file : files(dir)) {
      CRC32 sum = new CRC32();
      sum.update(Files.readAllBytes(file));
      sums.put(dir.relativize(file).toString(), sum.getValue());
    }
    return sums;
  }

  private static List<Path> files(Path dir) throws IOException {
    try (Stream<Path> tree = Files.walk(dir)) {
      return tree.filter(Files::isRegularFile).toList();
    }
  }

  private static byte[] plain(Path file, byte[] bytes) throws IOException {
    if (!file.toString().endsWith(".gz")) {
      return bytes;
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }
}
