package io.gridline.pipelines.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every error of a rule, with its line, its key and what was expected. */
class RuleErrorsTest {

  private final OrderText example = OrderText.example();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: zone-presence, level: urgent | level | expected one of high, medium, low, found"
            + " \"urgent\"",
        "kind: zone-presence | level | missing, expected one of high, medium, low",
        "kind: zone-presence, level: low, sources: [rail] | sources[0] | expected one of carrier,"
            + " hotel, found \"rail\"",
        "kind: zone-presence, level: low, sources: [] | sources | expected a list, of one of"
            + " carrier, hotel, found none",
        "kind: zone-presence, level: low, sources: hotel | sources | expected a list, of one of"
            + " carrier, hotel, found \"hotel\"",
        "kind: zone-presence, level: low, sources: [hotel, hotel] | sources[1] | \"hotel\" stands"
            + " twice",
        "kind: zone-presence, level: low, min_dwell: 2h | min_dwell | expected an ISO 8601 duration"
            + " such as PT2H, found \"2h\"",
        "kind: zone-presence, level: low, min_dwell: -PT1S | min_dwell | expected an ISO 8601"
            + " duration such as PT2H, found \"-PT1S\"",
        "kind: zone-presence, level: low, min_dwell: P3651D | min_dwell | expected an ISO 8601"
            + " duration such as PT2H, found \"P3651D\"",
        "kind: zone-presence, level: low, min_dwel: PT2H | min_dwel | unknown key, did you mean"
            + " min_dwell?",
        "kind: zone-presence, level: low, within: PT2H | within | unknown key, expected one of id,"
            + " kind, level, sources, min_dwell",
        "kind: zone-presence, level: low, age: 60 | age | unknown key, expected one of id, kind,"
            + " level, sources, min_dwell",
        "kind: zone-arrival, level: low, sources: [carrier] | sources[0] | expected one of rail,"
            + " aviation, found \"carrier\"",
        "kind: zone-arrival, level: low, within: 48 | within | expected an ISO 8601 duration such"
            + " as PT2H, found \"48\"",
        "kind: zone-arrival, level: low, rows: 2 | rows | unknown key, expected one of id, kind,"
            + " level, sources, within",
        "kind: zone-residence, level: low, sources: [hotel] | sources | unknown key, expected one"
            + " of id, kind, level",
        "kind: co-travel, level: low | scope | missing, expected one of car, rows",
        "kind: co-travel, level: low, scope: train | scope | expected one of car, rows, found"
            + " \"train\"",
        "kind: co-travel, level: low, scope: car, sources: [aviation] | sources[0] | expected rail,"
            + " found \"aviation\"",
        "kind: co-travel, level: low, scope: car, rows: 3 | rows | expected no rows with scope car,"
            + " found \"3\"",
        "kind: co-travel, level: low, scope: rows | rows | missing, expected a whole number of at"
            + " least 0",
        "kind: co-travel, level: low, scope: rows, rows: -1 | rows | expected a whole number of at"
            + " least 0, found \"-1\"",
        "kind: co-travel, level: low, scope: rows, rows: 3, sources: [hotel] | sources[0] |"
            + " expected one of rail, aviation, found \"hotel\"",
        "kind: co-lodging, level: low, scope: floor | scope | expected one of hotel, room, found"
            + " \"floor\"",
        "kind: co-lodging, level: low, scope: room, sources: [rail] | sources[0] | expected hotel,"
            + " found \"rail\"",
        "kind: household, level: low, of: a | of | expected a list, of a text, found \"a\"",
        "kind: household, level: low, sources: [rail] | sources | unknown key, expected one of id,"
            + " kind, level, of",
        "kind: household, level: low, of: [it] | of[0] | expected the id of a rule that is no"
            + " household rule, found \"it\"",
        "kind: household, level: low, of: [nowhere] | of[0] | expected the id of a rule of this"
            + " order, found \"nowhere\"",
        "kind: same-name, level: low, surname: x | kind | expected one of zone-presence,"
            + " zone-arrival, zone-residence, co-travel, co-lodging, household, found"
            + " \"same-name\"",
        "level: low | kind | missing, expected one of zone-presence, zone-arrival, zone-residence,"
            + " co-travel, co-lodging, household",
      })
  void namesLineKeyAndExpectation(String rule, String key, String error) {
    assertThat(example.rules("id: it, " + rule).errors())
        .containsExactly("order.yaml:18: rules[0]." + key + ": " + error);
  }

  @Test
  void namesAMissingId() {
    assertThat(example.rules("kind: zone-residence, level: low").errors())
        .singleElement()
        .asString()
        .startsWith("order.yaml:18: rules[0].id: missing, expected up to 64 letters");
  }

  @Test
  void refusesAnIdOfTwoRules() {
    assertThat(
            example
                .rules(
                    "id: a, kind: zone-residence, level: low",
                    "id: a, kind: zone-residence, level: high")
                .errors())
        .containsExactly(
            "order.yaml:19: rules[1].id: expected an id of its own for every rule, found \"a\"");
  }

  @Test
  void refusesAnotherHouseholdRuleInOf() {
    assertThat(
            example
                .rules(
                    "id: a, kind: household, level: low, of: [b]",
                    "id: b, kind: household, level: low")
                .errors())
        .containsExactly(
            "order.yaml:18: rules[0].of[0]: expected the id of a rule that is no household rule,"
                + " found \"b\"");
  }

  @Test
  void doesNotBlameOfForARuleWhoseKindIsWrong() {
    assertThat(
            example
                .rules(
                    "id: a, kind: zone-presense, level: low",
                    "id: b, kind: household, level: low, of: [a]")
                .errors())
        .singleElement()
        .asString()
        .startsWith("order.yaml:18: rules[0].kind: expected one of zone-presence, ");
  }
}
