package io.gridline.connectors.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class EntryColumnsTest {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneOffset.ofHours(8));

  @Property(tries = 500, edgeCases = EdgeCasesMode.MIXIN)
  void writesTimesAsTheStandardFormatDoes(
      @ForAll @LongRange(min = -62_000_000_000L, max = 200_000_000_000L) long second,
      @ForAll @IntRange(max = 999) int milli,
      @ForAll boolean isWhole) {
    Instant instant = Instant.ofEpochSecond(second).plusMillis(isWhole ? 0 : milli);
    assertThat(EntryColumns.time(instant)).isEqualTo(FORMAT.format(instant));
  }

  @Test
  void writesTheTimeOfThePeopleWhoReadIt() {
    assertThat(EntryColumns.time(Instant.parse("2020-01-31T16:00:00Z")))
        .isEqualTo("2020-02-01T00:00:00+08:00");
    assertThat(EntryColumns.time(Instant.parse("2020-01-31T15:59:59.500Z")))
        .isEqualTo("2020-01-31T23:59:59.5+08:00");
  }
}
