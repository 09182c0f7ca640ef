package io.gridline.connectors.feedfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.pipelines.presence.Source;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Which of two deliveries that differ at the same revision is the greater. */
class ComparisonTest {

  /** Two values of each column, the lesser first. Station, airport and hotel are compared too. */
  private static final Map<String, List<String>> VALUES =
      Map.ofEntries(
          Map.entry("cancelled", List.of("false", "true")),
          Map.entry("msisdn", List.of("13800000001", "13900000001")),
          Map.entry("cell_id", List.of("460-00-1-1", "460-00-1-3")),
          Map.entry("document_type", List.of("passport", "resident_id")),
          Map.entry("document_number", List.of("E1", "E2")),
          Map.entry("passenger_name", List.of("", "李")),
          Map.entry("guest_name", List.of("", "李")),
          Map.entry("birth_date", List.of("", "1949-12-31")),
          Map.entry("sex", List.of("F", "M")),
          Map.entry("nationality", List.of("CHN", "DEU")),
          Map.entry("train_no", List.of("G1", "G10")),
          Map.entry("flight_no", List.of("CZ1", "MU1")),
          Map.entry("service_date", List.of("2020-01-09", "2020-01-10")),
          Map.entry("flight_date", List.of("2020-01-09", "2020-01-10")),
          Map.entry("car_no", List.of("", "1")),
          Map.entry("seat_no", List.of("01A", "1A")),
          Map.entry("board_station", List.of("HZH", "WHN")),
          Map.entry("alight_station", List.of("HZH", "WHN")),
          Map.entry("origin", List.of("HGH", "WUH")),
          Map.entry("destination", List.of("HGH", "WUH")),
          Map.entry("hotel_id", List.of("H1", "H2")),
          Map.entry("room_no", List.of("801", "９０１")));

  private static final List<List<String>> TIMES =
      List.of(
          List.of("2020-01-10T09:00:00+09:00", "2020-01-10T08:30:00+08:00"),
          List.of("2020-01-10T23:00:00+08:00", "2020-01-10T22:00:00+01:00"));

  private static GateKeys keys;

  @TempDir Path feeds;
  private GateOnDisk gate;

  @BeforeAll
  static void makeKeys(@TempDir Path folder) {
    keys = KeyFolder.open(folder).gate();
  }

  @BeforeEach
  void open() {
    gate =
        new GateOnDisk(feeds, keys)
            .withReferences()
            .with(
                "reference/cells.csv",
                "cell_id,division_code\n460-00-1-1,420102\n460-00-1-3,420103\n")
            .with("reference/hotels.csv", "hotel_id,name,division_code\nH1,a,42\nH2,a,42\n");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "REGISTER")
  void comparesColumnByColumnInTheTablesOrderAndCancelledFirst(Source source) {
    List<String> columns =
        FeedColumns.of(source).names().stream()
            .filter(column -> !List.of("record_id", "revision").contains(column))
            .toList();
    if (source != Source.CARRIER) {
      assertThat(columns.get(0)).isEqualTo("cancelled");
    }
    for (int i = 0; i < columns.size(); i++) {
      FeedRow greater = FeedRow.of(source);
      FeedRow lesser = FeedRow.of(source);
      for (int k = 0; k < columns.size(); k++) {
        String column = columns.get(k);
        greater = greater.with(column, value(greater, column, k == i));
        lesser = lesser.with(column, value(lesser, column, k > i));
      }
      assertThat(compare(greater, lesser)).as(columns.get(i)).isPositive();
    }
  }

  private static String value(FeedRow row, String column, boolean greater) {
    int time = row.timeColumns().indexOf(column);
    return (time < 0 ? VALUES.get(column) : TIMES.get(time)).get(greater ? 1 : 0);
  }

  @Test
  void takesTwoWritingsOfTheSameValuesForTheSame() {
    FeedRow stay = FeedRow.of(Source.HOTEL).with("check_in", "2020-01-10T14:00:00+08:00");
    FeedRow same =
        stay.with("check_in", "2020-01-10 06:00Z")
            .with("check_out", "2020-01-11T06:00:00.0009Z")
            .with("cancelled", "False")
            .with("revision", "0")
            .with("room_no", "\u3000")
            .with("unknown", "x");
    assertThat(gate.comparison(same)).isEqualTo(gate.comparison(stay));
  }

  @Test
  void comparesValuesAsTheyWereDeliveredAndNotInNormalForm() {
    FeedRow row = FeedRow.of(Source.RAIL).with("document_number", "E1234567");
    assertThat(compare(row.with("document_number", "E 1234567"), row)).isNegative();
    assertThat(compare(row.with("document_number", "Ｅ1234567"), row)).isPositive();
    assertThat(compare(row.with("train_no", "G01"), row)).isNegative();
  }

  @Test
  void comparesTextByCodePointAndEmptyLowest() {
    assertOrder("", "\t", " ", "1", "1 ", "10", "2", "a", "李", "李四", "\uFFEE", "𠮷");
  }

  @Test
  void comparesTimesAsInstantsBeforeAndAfter1970() {
    List<String> instants =
        List.of(
            "0001-01-01T00:00:00Z",
            "1969-12-31T23:59:59.999Z",
            "1970-01-01T00:00:00Z",
            "1970-01-01T00:00:00.001Z",
            "9999-12-31T00:00:00Z");
    for (int i = 1; i < instants.size(); i++) {
      byte[] lesser = new Comparison().time(Instant.parse(instants.get(i - 1))).bytes();
      byte[] greater = new Comparison().time(Instant.parse(instants.get(i))).bytes();
      assertThat(Arrays.compareUnsigned(lesser, greater)).isNegative();
    }
  }

  @Test
  void doesNotLetOneColumnRunIntoTheNext() {
    byte[] one = new Comparison().text("a").text("b").bytes();
    assertThat(new Comparison().text("ab").text("").bytes()).isNotEqualTo(one);
    assertThat(new Comparison().text("").text("ab").bytes()).isNotEqualTo(one);
  }

  private static void assertOrder(String... texts) {
    for (int i = 1; i < texts.length; i++) {
      byte[] lesser = new Comparison().text(texts[i - 1]).text("z").bytes();
      byte[] greater = new Comparison().text(texts[i]).text("").bytes();
      assertThat(Arrays.compareUnsigned(lesser, greater)).as(texts[i]).isNegative();
    }
  }

  private int compare(FeedRow left, FeedRow right) {
    return Arrays.compareUnsigned(gate.comparison(left), gate.comparison(right));
  }
}
