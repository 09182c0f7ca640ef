package io.gridline.pipelines.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.pipelines.order.Rule.LodgingScope;
import io.gridline.pipelines.order.Rule.TravelScope;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFileTest {

  private final OrderText example = OrderText.example();

  @Test
  void readsTheExampleOfTheContract() {
    Set<Source> carrierAndHotel = Set.of(Source.CARRIER, Source.HOTEL);
    assertThat(example.parsed())
        .isEqualTo(
            new ScreeningOrder(
                "ZJ-2020-001",
                1,
                "COVID-19",
                "Zhejiang Provincial Epidemic Prevention and Control Headquarters",
                "Law on the Prevention and Treatment of Infectious Diseases, Art. 42",
                Instant.parse("2020-01-23T02:00:00Z"),
                Instant.parse("2020-03-30T16:00:00Z"),
                Instant.parse("2019-12-31T16:00:00Z"),
                new Division("33"),
                Duration.ofDays(14),
                Duration.ofDays(30),
                Set.of(Source.HOTEL, Source.RAIL, Source.AVIATION),
                20,
                Map.of(
                    "acknowledge", Duration.ofHours(2),
                    "transfer", Duration.ofHours(12),
                    "first_visit", Duration.ofHours(24),
                    "daily_check", Duration.ofHours(24)),
                List.of(
                    new Zone(
                        "wuhan",
                        new Division("4201"),
                        new Interval(
                            Instant.parse("2020-01-08T16:00:00Z"),
                            Instant.parse("2020-02-07T16:00:00Z")))),
                List.of(
                    new Rule.ZonePresence(
                        "stayed-in-zone", Level.HIGH, carrierAndHotel, Duration.ofHours(2)),
                    new Rule.ZoneArrival(
                        "arrived-from-zone",
                        Level.HIGH,
                        Set.of(Source.RAIL, Source.AVIATION),
                        Duration.ofHours(48)),
                    new Rule.ZoneResidence("lives-in-zone", Level.MEDIUM),
                    new Rule.CoTravel(
                        "same-carriage", Level.HIGH, Set.of(Source.RAIL), TravelScope.CAR, 0),
                    new Rule.CoTravel(
                        "near-seat", Level.HIGH, Set.of(Source.AVIATION), TravelScope.ROWS, 3),
                    new Rule.CoLodging(
                        "same-hotel-room", Level.HIGH, Set.of(Source.HOTEL), LodgingScope.ROOM),
                    new Rule.Household(
                        "household", Level.MEDIUM, Set.of("stayed-in-zone", "same-carriage")))));
  }

  @Test
  void fillsInTheDefaultsOfEveryKind() {
    assertThat(
            example
                .rules(
                    "id: a, kind: zone-presence, level: low",
                    "id: b, kind: zone-arrival, level: low",
                    "id: c, kind: co-travel, level: low, scope: car",
                    "id: d, kind: co-travel, level: low, scope: rows, rows: 0",
                    "id: e, kind: co-lodging, level: low, scope: hotel",
                    "id: f, kind: household, level: low")
                .parsed()
                .rules())
        .containsExactly(
            new Rule.ZonePresence(
                "a", Level.LOW, Set.of(Source.CARRIER, Source.HOTEL), Duration.ZERO),
            new Rule.ZoneArrival(
                "b", Level.LOW, Set.of(Source.RAIL, Source.AVIATION), Duration.ofHours(48)),
            new Rule.CoTravel("c", Level.LOW, Set.of(Source.RAIL), TravelScope.CAR, 0),
            new Rule.CoTravel(
                "d", Level.LOW, Set.of(Source.RAIL, Source.AVIATION), TravelScope.ROWS, 0),
            new Rule.CoLodging("e", Level.LOW, Set.of(Source.HOTEL), LodgingScope.HOTEL),
            new Rule.Household("f", Level.LOW, Set.of()));
  }

  @Test
  void takesCodesAndNumbersAsTheyAreWritten() {
    assertThat(
            example
                .with("\"4201\"", "4201")
                .with("jurisdiction: \"33\"", "jurisdiction: 33")
                .with("version: 1", "version: \"1\"")
                .with("id: wuhan", "id: 1")
                .parsed())
        .extracting(
            o -> o.jurisdiction().code(), ScreeningOrder::version, o -> o.zones().get(0).id())
        .containsExactly("33", 1, "1");
  }

  @Test
  void readsAZoneAbroadWithoutTakingNorwayForANo() {
    assertThat(example.with("\"4201\"", "NO").parsed().zones().get(0).division())
        .isEqualTo(new Division("NO"));
  }

  @Test
  void readsBlockStyleAliasesAndAByteOrderMark() {
    OrderText block =
        example
            .with(
                "route_by: [hotel, rail, aviation] ",
                "route_by: &all\n- hotel\n- rail\n- aviation\n")
            .rules(
                "id: a, kind: zone-arrival, level: low, sources: &two [rail, aviation]",
                "id: b, kind: zone-arrival, level: low, sources: *two");
    assertThat(new OrderText("\uFEFF" + block.yaml()).parsed().rules())
        .extracting(Rule::sources)
        .containsOnly(Set.of(Source.RAIL, Source.AVIATION));
  }

  @Test
  void mayGoWithoutDeadlinesRoutesAndZonesThatNoRuleAsksFor() {
    ScreeningOrder order =
        example
            .without("deadlines")
            .without("zones")
            .with("[hotel, rail, aviation]", "[]")
            .rules("id: same-carriage, kind: co-travel, level: high, scope: car")
            .with("rules:", "zones: []\nrules:")
            .parsed();
    assertThat(order.deadlines()).isEmpty();
    assertThat(order.routeBy()).isEmpty();
    assertThat(order.zones()).isEmpty();
    assertThat(order.wantedSources()).containsExactly(Source.RAIL);
  }

  @ParameterizedTest
  @CsvSource({
    "2020-01-23T10:00:00+08:00, 2020-01-23T02:00:00Z",
    "2020-01-23T10:00:00, 2020-01-23T02:00:00Z",
    "2020-01-23T10:00, 2020-01-23T02:00:00Z",
    "2020-01-23 10:00, 2020-01-23T02:00:00Z",
    "2020-01-23T10:00:00Z, 2020-01-23T10:00:00Z",
    "2020-01-23T10:00+01, 2020-01-23T09:00:00Z",
    "2020-01-23T10:00-0130, 2020-01-23T11:30:00Z",
    "2020-01-23T10:00:00.123987+08:00, 2020-01-23T02:00:00.123Z",
  })
  void readsTimesInEveryFormOfIso8601AndWithoutAnOffsetAsShanghai(String written, Instant meant) {
    assertThat(example.with("2020-01-23T10:00:00+08:00", written).parsed().validFrom())
        .isEqualTo(meant);
  }

  @Test
  void allowsEveryLimitItself() {
    assertThatCode(
            () ->
                example
                    .with("2020-03-31T00:00:00+08:00", "2020-07-21T10:00:00+08:00")
                    .with("2020-01-01T00:00:00+08:00", "2019-11-24T10:00:00+08:00")
                    .with("2020-01-09T00:00:00+08:00", "2019-11-24T10:00:00+08:00")
                    .with("observation_days: 14", "observation_days: 1")
                    .with("retention_days: 30", "retention_days: 0")
                    .with("household_limit: 20", "household_limit: 1")
                    .with("within: PT48H", "within: PT0S")
                    .parsed())
        .doesNotThrowAnyException();
  }

  @Test
  void letsRecordsStartAfterTheOrderDoes() {
    assertThat(
            example
                .with("2020-01-01T00:00:00+08:00", "2020-02-01T00:00:00+08:00")
                .with("2020-01-09T00:00:00+08:00", "2020-02-01T00:00:00+08:00")
                .parsed()
                .recordsFrom())
        .isEqualTo("2020-01-31T16:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2020-01-23T02:00:00Z", "2020-03-30T15:59:59.999Z"})
  void isInForceFromItsFirstInstantUntilBeforeItsEnd(Instant asOf) {
    assertThatCode(() -> example.parsed().requireInForce(asOf)).doesNotThrowAnyException();
  }

  @Test
  void saysFromWhenUntilWhenWhenItIsNotInForce() {
    assertThatThrownBy(() -> example.parsed().requireInForce(Instant.parse("2020-03-30T16:00:00Z")))
        .isInstanceOf(InvalidOrder.class)
        .hasMessage(
            "order ZJ-2020-001 is not in force: from 2020-01-23T10:00:00+08:00, until"
                + " 2020-03-31T00:00:00+08:00, as_of 2020-03-31T00:00:00+08:00");
    assertThatThrownBy(
            () -> example.parsed().requireInForce(Instant.parse("2020-01-23T01:59:59.999Z")))
        .isInstanceOf(InvalidOrder.class)
        .hasMessageContaining("as_of 2020-01-23T09:59:59.999+08:00");
  }
}
