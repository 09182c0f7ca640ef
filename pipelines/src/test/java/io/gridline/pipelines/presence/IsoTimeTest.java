package io.gridline.pipelines.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2020-01-23T10:00:00+08:00, 2020-01-23T02:00:00Z",
    "2020-01-23T10:00:00, 2020-01-23T02:00:00Z",
    "2020-01-23T10:00, 2020-01-23T02:00:00Z",
    "2020-01-23 10:00:01, 2020-01-23T02:00:01Z",
    "2020-01-23T10:00Z, 2020-01-23T10:00:00Z",
    "2020-01-23T10:00+01, 2020-01-23T09:00:00Z",
    "2020-01-23T10:00:00-0130, 2020-01-23T11:30:00Z",
    "2020-01-23T10:00:00+05:45, 2020-01-23T04:15:00Z",
    "2020-01-23T10:00:00.1, 2020-01-23T02:00:00.100Z",
    "2020-01-23T10:00:00.12Z, 2020-01-23T10:00:00.120Z",
    "2020-01-23T10:00:00.123999999999+08, 2020-01-23T02:00:00.123Z",
    "2020-02-29T00:00Z, 2020-02-29T00:00:00Z",
    // Shanghai had summer time from 1986 to 1991
    "1988-07-01T00:00, 1988-06-30T15:00:00Z",
  })
  void readsEveryFormAndWithoutAnOffsetShanghai(String text, Instant instant) {
    assertThat(IsoTime.time(text)).contains(instant);
    assertThat(IsoTime.timeOrDate(text)).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2020-01-23",
        "2020-01-23T10",
        "2020-01-23T1000",
        "2020-01-23T10:0",
        "2020-01-23T24:00",
        "2020-01-23T10:60",
        "2020-01-23T10:00:60",
        "2020-02-30T10:00",
        "2020-13-01T10:00",
        "2020-01-23  10:00",
        "2020-01-23t10:00",
        "2020-01-23T10:00z",
        "2020-01-23T10:00 +08:00",
        "2020-01-23T10:00+8",
        "2020-01-23T10:00+080",
        "2020-01-23T10:00+08:",
        "2020-01-23T10:00+19:00",
        "2020-01-23T10:00+08:60",
        "2020-01-23T10:00+08:00x",
        "2020-01-23T10:00.5",
        "2020-01-23T10:00:00.",
        "2020-01-23T10:00:00,5",
        " 2020-01-23T10:00",
        "20200123T100000",
        "2020/01/23 10:00",
        "\uFF12020-01-23T10:00",
      })
  void refusesAnythingElse(String text) {
    assertThat(IsoTime.time(text)).isEmpty();
  }

  @Test
  void readsADate() {
    assertThat(IsoTime.date("2020-02-29")).contains(LocalDate.of(2020, 2, 29));
    assertThat(IsoTime.date("2020-02-30")).isEmpty();
    assertThat(IsoTime.date("2020-2-1")).isEmpty();
    assertThat(IsoTime.date("2020-02-01T00:00")).isEmpty();
    assertThat(IsoTime.date("2020-02/01")).isEmpty();
  }

  @Test
  void takesADateForItsFirstInstantInShanghaiWhereADateMayStand() {
    assertThat(IsoTime.timeOrDate("2020-02-29")).contains(Instant.parse("2020-02-28T16:00:00Z"));
    assertThat(IsoTime.timeOrDate("2020-02-30")).isEmpty();
    assertThat(IsoTime.timeOrDate("")).isEmpty();
  }

  @Property
  void readsWhatJavaWrites(
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long millis,
      @ForAll @IntRange(min = -1080, max = 1080) int minutes) {
    Instant instant = Instant.ofEpochMilli(millis);
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(minutes * 60);
    String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atOffset(offset));
    assertThat(IsoTime.time(text)).contains(instant);
  }
}
