package io.gridline.pipelines.presence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Times as files write them: {@code YYYY-MM-DDThh:mm[:ss[.fraction]][offset]}, one space taken for
 * the {@code T}, the offset {@code Z}, {@code +hh}, {@code +hhmm} or {@code +hh:mm}, without one
 * Asia/Shanghai, cut to the millisecond (contract, section 2; decision 1, point 5).
 */
public final class IsoTime {

  public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static final int DATE_LENGTH = 10;
  private static final int MINUTE_LENGTH = 16;
  private static final int NANOS_PER_MILLI = 1_000_000;

  private final String text;
  private int at;

  private IsoTime(String text) {
    this.text = text;
  }

  /** Empty when the text is no time; a date alone is none. */
  public static Optional<Instant> time(String text) {
    if (text.length() < MINUTE_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(new IsoTime(text).instant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Empty when the text is not {@code YYYY-MM-DD}. */
  public static Optional<LocalDate> date(String text) {
    if (text.length() != DATE_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(new IsoTime(text).localDate());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A time, or a date as its first instant in Asia/Shanghai: what a register may hold. */
  public static Optional<Instant> timeOrDate(String text) {
    return text.length() == DATE_LENGTH
        ? date(text).map(date -> date.atStartOfDay(SHANGHAI).toInstant())
        : time(text);
  }

  private Instant instant() {
    LocalDate date = localDate();
    if (!accepts('T')) {
      expect(' ');
    }
    int hour = digits(2);
    expect(':');
    int minute = digits(2);
    int second = accepts(':') ? digits(2) : 0;
    boolean hasSeconds = at > MINUTE_LENGTH;
    int millis = hasSeconds && accepts('.') ? millis() : 0;
    LocalDateTime local = date.atTime(LocalTime.of(hour, minute, second, millis * NANOS_PER_MILLI));
    ZoneOffset offset = offset(local);
    if (at != text.length()) {
      throw wrong();
    }
    return local.toInstant(offset);
  }

  private LocalDate localDate() {
    int year = digits(4);
    expect('-');
    int month = digits(2);
    expect('-');
    return LocalDate.of(year, month, digits(2));
  }

  private ZoneOffset offset(LocalDateTime local) {
    if (at == text.length()) {
      return SHANGHAI.getRules().getOffset(local);
    }
    if (accepts('Z')) {
      return ZoneOffset.UTC;
    }
    boolean west = accepts('-');
    if (!west) {
      expect('+');
    }
    int hours = digits(2);
    boolean hasMinutes = accepts(':') || at < text.length();
    int minutes = hasMinutes ? digits(2) : 0;
    return west
        ? ZoneOffset.ofHoursMinutes(-hours, -minutes)
        : ZoneOffset.ofHoursMinutes(hours, minutes);
  }

  /** The first three digits of a fraction of at least one. */
  private int millis() {
    int start = at;
    int millis = 0;
    while (at < text.length() && isDigit(text.charAt(at))) {
      millis = at - start < 3 ? millis * 10 + text.charAt(at) - '0' : millis;
      at++;
    }
    return switch (at - start) {
      case 0 -> throw wrong();
      case 1 -> millis * 100;
      case 2 -> millis * 10;
      default -> millis;
    };
  }

  private int digits(int count) {
    int number = 0;
    for (int i = 0; i < count; i++) {
      if (at >= text.length() || !isDigit(text.charAt(at))) {
        throw wrong();
      }
      number = number * 10 + text.charAt(at++) - '0';
    }
    return number;
  }

  private boolean accepts(char expected) {
    boolean accepted = at < text.length() && text.charAt(at) == expected;
    at += accepted ? 1 : 0;
    return accepted;
  }

  private void expect(char expected) {
    if (!accepts(expected)) {
      throw wrong();
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static DateTimeException wrong() {
    return new DateTimeException("not of the form of ISO 8601");
  }
}
