package io.gridline.connectors.lists;

import io.gridline.pipelines.entry.ListedEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;

/**
 * The columns of a list, in the contract's order (section 7): those of an entry that a worker may
 * see.
 */
final class EntryColumns {

  static final List<String> NAMES =
      List.of(
          "order",
          "order_version",
          "as_of",
          "person_key",
          "person_id",
          "name",
          "document_number",
          "phone",
          "level",
          "rules",
          "sources",
          "evidence_count",
          "first_exposed_at",
          "last_exposed_at",
          "observe_until",
          "route_code",
          "street_code",
          "community_code",
          "address");

  /** By queue, the most urgent first, then the latest exposed first. */
  static final Comparator<ListedEntry> ORDER =
      Comparator.comparing(ListedEntry::routeCode)
          .thenComparing(ListedEntry::level, Comparator.reverseOrder())
          .thenComparing(ListedEntry::lastExposedAt, Comparator.reverseOrder())
          .thenComparing(ListedEntry::personKey);

  private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(OFFSET);
  private static final int MINUTES_OF_HOUR = 60;
  private static final int SECONDS_OF_MINUTE = 60;
  private static final int SECONDS_OF_HOUR = 3600;
  private static final int SECONDS_OF_DAY = 86_400;

  private EntryColumns() {}

  static List<String> values(ListedEntry entry) {
    return List.of(
        entry.order(),
        Integer.toString(entry.orderVersion()),
        time(entry.asOf()),
        entry.personKey(),
        entry.personId() == null ? "" : entry.personId(),
        entry.name(),
        entry.documentNumber(),
        entry.phone(),
        entry.level().text(),
        String.join(";", entry.rules()),
        String.join(";", entry.sources()),
        Integer.toString(entry.evidenceCount()),
        time(entry.firstExposedAt()),
        time(entry.lastExposedAt()),
        time(entry.observeUntil()),
        entry.routeCode(),
        entry.streetCode(),
        entry.communityCode(),
        entry.address());
  }

  /**
   * ISO 8601 in the time of the people who read it. Lists have millions, mostly of whole seconds.
   */
  static String time(Instant instant) {
    long second = instant.getEpochSecond() + OFFSET.getTotalSeconds();
    if (instant.getNano() != 0) {
      return TIME.format(instant);
    }
    StringBuilder text = new StringBuilder("YYYY-MM-DDThh:mm:ss+08:00".length());
    text.append(LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_OF_DAY))).append('T');
    int ofDay = Math.floorMod(second, SECONDS_OF_DAY);
    twoDigits(ofDay / SECONDS_OF_HOUR, text).append(':');
    twoDigits(ofDay / SECONDS_OF_MINUTE % MINUTES_OF_HOUR, text).append(':');
    return twoDigits(ofDay % SECONDS_OF_MINUTE, text).append(OFFSET).toString();
  }

  private static StringBuilder twoDigits(int number, StringBuilder text) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
