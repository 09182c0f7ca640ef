package io.gridline.pipelines.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every error of an order as a whole, with its line, its key and what was expected. */
class OrderErrorsTest {

  private final OrderText example = OrderText.example();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "order: ZJ-2020-001 | order: ../x | 1 | order | up to 64 letters, digits, dots, dashes and"
            + " underscores, a letter or digit first, such as ZJ-2020-001 | \"../x\"",
        "version: 1 | version: 0 | 2 | version | a whole number of at least 1 | \"0\"",
        "version: 1 | version: 1.5 | 2 | version | a whole number of at least 1 | \"1.5\"",
        "version: 1 | version: 2147483648 | 2 | version | a whole number of at least 1 |"
            + " \"2147483648\"",
        "disease: COVID-19 | disease: \"\" | 3 | disease | a text | \"\"",
        "disease: COVID-19 | disease: | 3 | disease | a text | nothing",
        "disease: COVID-19 | disease: ~ | 3 | disease | a text | nothing",
        "disease: COVID-19 | disease: [a] | 3 | disease | a text | a list",
        "disease: COVID-19 | disease: {a: b} | 3 | disease | a text | keys and values",
        "disease: COVID-19 | disease: !secret x | 3 | disease | a text | the tag \"!secret\"",
        "2020-01-23T10:00:00+08:00 | 2020-01-23 | 6 | valid_from | an ISO 8601 time such as"
            + " 2020-01-23T10:00:00+08:00 | \"2020-01-23\"",
        "2020-01-23T10:00:00+08:00 | 2020-02-30T10:00:00 | 6 | valid_from | an ISO 8601 time such"
            + " as 2020-01-23T10:00:00+08:00 | \"2020-02-30T10:00:00\"",
        "2020-01-23T10:00:00+08:00 | 2020-01-23T10:00:00+19:00 | 6 | valid_from | an ISO 8601 time"
            + " such as 2020-01-23T10:00:00+08:00 | \"2020-01-23T10:00:00+19:00\"",
        "2020-03-31T00:00:00+08:00 | 2020-01-23T02:00:00Z | 7 | valid_until | a time after"
            + " valid_from, \"2020-01-23T10:00:00+08:00\" | \"2020-01-23T02:00:00Z\"",
        "2020-03-31T00:00:00+08:00 | 2020-07-21T10:00:01 | 7 | valid_until | a time at most 180"
            + " days after valid_from, \"2020-01-23T10:00:00+08:00\" | \"2020-07-21T10:00:01\"",
        "2020-01-01T00:00:00+08:00 | 2019-11-24T09:59:59 | 8 | records_from | a time at most 60"
            + " days before valid_from, \"2020-01-23T10:00:00+08:00\" | \"2019-11-24T09:59:59\"",
        "jurisdiction: \"33\" | jurisdiction: \"330\" | 9 | jurisdiction | a division code of 2, 4,"
            + " 6, 9 or 12 digits such as \"33\" | \"330\"",
        "jurisdiction: \"33\" | jurisdiction: IT | 9 | jurisdiction | a division code of 2, 4, 6, 9"
            + " or 12 digits such as \"33\" | \"IT\"",
        "observation_days: 14 | observation_days: 0 | 10 | observation_days | a whole number of"
            + " days from 1 to 3650 | \"0\"",
        "observation_days: 14 | observation_days: P14D | 10 | observation_days | a whole number of"
            + " days from 1 to 3650 | \"P14D\"",
        "retention_days: 30 | retention_days: -1 | 11 | retention_days | a whole number of days"
            + " from 0 to 3650 | \"-1\"",
        "[hotel, rail, aviation] | [hotel, carrier] | 12 | route_by[1] | one of hotel, rail,"
            + " aviation | \"carrier\"",
        "[hotel, rail, aviation] | hotel | 12 | route_by | a list, of one of hotel, rail, aviation"
            + " | \"hotel\"",
        "household_limit: 20 | household_limit: 0 | 13 | household_limit | a whole number of at"
            + " least 1 | \"0\"",
        "transfer: PT12H | transfer: PT0S | 14 | deadlines.transfer | an ISO 8601 duration longer"
            + " than zero such as PT2H | \"PT0S\"",
        "transfer: PT12H | transfer: -PT2H | 14 | deadlines.transfer | an ISO 8601 duration longer"
            + " than zero such as PT2H | \"-PT2H\"",
        "division: \"4201\" | division: it | 16 | zones[0].division | a division code of 2, 4, 6, 9"
            + " or 12 digits such as \"4201\", or a country's two capital letters | \"it\"",
        "id: wuhan | id: \"wu;han\" | 16 | zones[0].id | up to 64 letters, digits, dots, dashes and"
            + " underscores, a letter or digit first, such as stayed-in-zone | \"wu;han\"",
        "to: 2020-02-08T00:00:00+08:00 | to: 2020-01-09T00:00:00 | 16 | zones[0].to | a time after"
            + " from, \"2020-01-09T00:00:00+08:00\" | \"2020-01-09T00:00:00\"",
        "from: 2020-01-09T00:00:00+08:00 | from: 2019-12-31T23:59:59 | 16 | zones[0].from | a time"
            + " not before records_from, \"2020-01-01T00:00:00+08:00\" | \"2019-12-31T23:59:59\"",
      })
  void namesLineKeyAndExpectation(
      String piece, String instead, int line, String key, String expected, String found) {
    assertThat(example.with(piece, instead).errors())
        .containsExactly(
            "order.yaml:%d: %s: expected %s, found %s".formatted(line, key, expected, found));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "order | up to 64 letters, digits, dots, dashes and underscores, a letter or digit first,"
            + " such as ZJ-2020-001",
        "version | a whole number of at least 1",
        "disease | a text",
        "issued_by | a text",
        "legal_basis | a text",
        "valid_from | an ISO 8601 time such as 2020-01-23T10:00:00+08:00",
        "valid_until | an ISO 8601 time such as 2020-01-23T10:00:00+08:00",
        "records_from | an ISO 8601 time such as 2020-01-23T10:00:00+08:00",
        "jurisdiction | a division code of 2, 4, 6, 9 or 12 digits such as \"33\"",
        "observation_days | a whole number of days from 1 to 3650",
        "retention_days | a whole number of days from 0 to 3650",
        "route_by | a list, of one of hotel, rail, aviation",
        "household_limit | a whole number of at least 1",
        "zones | a list of keys and values",
        "rules | a list of keys and values",
      })
  void namesAMissingKey(String key, String expected) {
    assertThat(example.without(key).errors())
        .containsExactly("order.yaml:1: " + key + ": missing, expected " + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: wuhan, | id: missing, expected up to 64 letters, digits, dots, dashes and underscores,"
            + " a letter or digit first, such as stayed-in-zone",
        "division: \"4201\", | division: missing, expected a division code of 2, 4, 6, 9 or 12"
            + " digits such as \"4201\", or a country's two capital letters",
        "from: 2020-01-09T00:00:00+08:00, | from: missing, expected an ISO 8601 time such as"
            + " 2020-01-23T10:00:00+08:00",
        ", to: 2020-02-08T00:00:00+08:00 | to: missing, expected an ISO 8601 time such as"
            + " 2020-01-23T10:00:00+08:00",
      })
  void namesAMissingKeyOfAZone(String piece, String error) {
    assertThat(example.with(piece, "").errors())
        .containsExactly("order.yaml:16: zones[0]." + error);
  }

  @Test
  void hintsAtTheKeyThatWasMeant() {
    assertThat(example.with("disease:", "desease:").errors())
        .containsExactly(
            "order.yaml:1: disease: missing, expected a text",
            "order.yaml:3: desease: unknown key, did you mean disease?");
  }

  @Test
  void listsTheKeysWhenNoneIsNear() {
    assertThat(example.with("transfer:", "ethnicity:").errors())
        .containsExactly(
            "order.yaml:14: deadlines.ethnicity: unknown key, expected one of acknowledge,"
                + " transfer, first_visit, daily_check");
    assertThat(example.with("{id: wuhan,", "{id: wuhan, person: x,").errors())
        .containsExactly(
            "order.yaml:16: zones[0].person: unknown key, expected one of id, division, from, to");
  }

  @Test
  void refusesAKeyThatStandsTwice() {
    assertThat(example.with("zones:\n", "version: 2\nzones:\n").errors())
        .containsExactly("order.yaml:15: version: stands twice, first on line 2");
  }

  @Test
  void refusesASourceThatStandsTwice() {
    assertThat(example.with("[hotel, rail, aviation]", "[hotel, rail, hotel]").errors())
        .containsExactly("order.yaml:12: route_by[2]: \"hotel\" stands twice");
  }

  @Test
  void refusesAnIdOfTwoZones() {
    String zone = "{id: wuhan, division: \"4201\", from: 2020-01-09, to: 2020-02-08T00:00}";
    assertThat(
            example
                .with("rules:\n", "  - " + zone.replace("-09,", "-09T00:00,") + "\nrules:\n")
                .errors())
        .containsExactly(
            "order.yaml:17: zones[1].id: expected an id of its own for every zone, found \"wuhan\"");
  }

  @Test
  void refusesRecordsThatStartWhenTheOrderEnds() {
    assertThat(
            example
                .with("records_from: 2020-01-01", "records_from: 2020-03-31")
                .with("from: 2020-01-09", "from: 2020-04-01")
                .with("to: 2020-02-08", "to: 2020-05-01")
                .errors())
        .containsExactly(
            "order.yaml:8: records_from: expected a time before valid_until,"
                + " \"2020-03-31T00:00:00+08:00\", found \"2020-03-31T00:00:00+08:00\"");
  }

  @Test
  void refusesZoneRulesWithoutAZone() {
    String yaml = example.without("zones").yaml() + "zones: []\n";
    assertThat(new OrderText(yaml).errors())
        .containsExactly(
            "order.yaml:23: zones: expected at least one zone, as there is a rule on zones, found"
                + " none");
  }

  @Test
  void refusesAnOrderWithoutARule() {
    String yaml = example.without("rules").yaml() + "rules: []\n";
    assertThat(new OrderText(yaml).errors())
        .containsExactly("order.yaml:17: rules: expected at least one rule, found none");
  }

  @Test
  void reportsAllErrorsAtOnceInTheSequenceOfTheLines() {
    assertThat(
            example
                .with("min_dwell: PT2H", "min_dwell: 2h")
                .with("household_limit: 20", "household_limit: many")
                .with("version: 1", "version: one")
                .with("of: [stayed-in-zone", "of: [stayed-in-zones")
                .errors())
        .containsExactly(
            "order.yaml:2: version: expected a whole number of at least 1, found \"one\"",
            "order.yaml:13: household_limit: expected a whole number of at least 1, found"
                + " \"many\"",
            "order.yaml:18: rules[0].min_dwell: expected an ISO 8601 duration such as PT2H, found"
                + " \"2h\"",
            "order.yaml:24: rules[6].of[0]: expected the id of a rule of this order, found"
                + " \"stayed-in-zones\", did you mean stayed-in-zone?");
  }

  @Test
  void refusesAnEmptyFile() {
    assertThat(new OrderText("# nothing\n").errors())
        .containsExactly("order.yaml:1: expected an order, found nothing");
    assertThat(new OrderText("---\n").errors())
        .containsExactly("order.yaml:2: expected keys and values, found nothing");
  }

  @Test
  void refusesAFileThatIsNoMapping() {
    assertThat(new OrderText("- a\n- b\n").errors())
        .containsExactly("order.yaml:1: expected keys and values, found a list");
    assertThat(
            example
                .with("  - {id: lives-in-zone, kind: zone-residence, level: medium}", "  - x")
                .errors())
        .containsExactly("order.yaml:20: rules[2]: expected keys and values, found \"x\"");
  }

  @Test
  void refusesAKeyThatIsNoWord() {
    assertThat(example.with("zones:\n", "[a]: 2\nzones:\n").errors())
        .containsExactly("order.yaml:15: expected a key that is a word, found a list");
  }

  @Test
  void namesTheLineOfWhatIsNoYaml() {
    assertThat(example.with("scope: car}", "scope: car").errors())
        .singleElement()
        .asString()
        .startsWith("order.yaml:22: expected YAML: ");
    assertThat(example.with("COVID-19", "COVID\u0007-19").errors())
        .containsExactly("order.yaml:3: expected YAML: a character that no text may hold");
    assertThat(new OrderText(example.yaml() + "---\norder: other\n").errors())
        .singleElement()
        .asString()
        .startsWith("order.yaml:25: expected YAML: ");
  }

  @Test
  void printsNoControlCharacterAndNoEndlessText() {
    assertThat(
            example.with("version: 1", "version: \"\\e[31m\\n" + "9".repeat(1000) + "\"").errors())
        .singleElement()
        .asString()
        .endsWith("found \" [31m " + "9".repeat(74) + "...\"");
  }
}
