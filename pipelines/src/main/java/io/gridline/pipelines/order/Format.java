package io.gridline.pipelines.order;

import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.IsoTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How the text of a scalar becomes a value. Texts are taken as written: {@code "4201"} and {@code
 * 4201} are the same.
 *
 * @param expected what is told to somebody who wrote something else
 * @param read empty when the text is not of this format
 */
record Format<T>(String expected, Function<String, Optional<T>> read) {

  /** Ten years: more is a slip of the pen, and instants stay far from their limits. */
  static final int MOST_DAYS = 3650;

  private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d{1,18}");
  private static final String DIGITS = "\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}";

  static final Format<String> TEXT =
      new Format<>("a text", text -> Optional.of(text).filter(t -> !t.isBlank()));

  /** An order's id names a folder and stands in keys. */
  static final Format<String> ORDER_ID =
      matching(
          "[A-Za-z0-9][A-Za-z0-9._-]{0,63}",
          "up to 64 letters, digits, dots, dashes and underscores, a letter or digit first, such as"
              + " ZJ-2020-001");

  /** Ids of zones and rules stand in cells of lists, several joined by a semicolon. */
  static final Format<String> ID =
      matching(
          "[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}",
          "up to 64 letters, digits, dots, dashes and underscores, a letter or digit first, such as"
              + " stayed-in-zone");

  static final Format<Division> JURISDICTION =
      matching(DIGITS, "a division code of 2, 4, 6, 9 or 12 digits such as \"33\"")
          .map(Division::new);

  static final Format<Division> DIVISION =
      matching(
              DIGITS + "|[A-Z]{2}",
              "a division code of 2, 4, 6, 9 or 12 digits such as \"4201\", or a country's two"
                  + " capital letters")
          .map(Division::new);

  static final Format<Instant> TIME =
      new Format<>("an ISO 8601 time such as 2020-01-23T10:00:00+08:00", IsoTime::time);

  static final Format<Duration> DURATION =
      new Format<>(
          "an ISO 8601 duration such as PT2H",
          text -> duration(text).filter(length -> !length.isNegative()));

  static final Format<Duration> POSITIVE_DURATION =
      new Format<>(
          "an ISO 8601 duration longer than zero such as PT2H",
          text -> duration(text).filter(length -> !length.isNegative() && !length.isZero()));

  static Format<Integer> wholeNumber(int least) {
    return new Format<>(
        "a whole number of at least " + least, text -> number(text, least, Integer.MAX_VALUE));
  }

  static Format<Integer> days(int least) {
    return new Format<>(
        "a whole number of days from " + least + " to " + MOST_DAYS,
        text -> number(text, least, MOST_DAYS));
  }

  /** One of the names, to the letter; the map's sequence is that of the message. */
  static <T> Format<T> oneOf(Map<String, T> names) {
    String listed = String.join(", ", names.keySet());
    return new Format<>(
        names.size() == 1 ? listed : "one of " + listed,
        text -> Optional.ofNullable(names.get(text)));
  }

  /** One of the values, by their names in lower case. */
  @SafeVarargs
  static <E extends Enum<E>> Format<E> oneOf(E... values) {
    Map<String, E> names = new LinkedHashMap<>();
    for (E value : values) {
      names.put(value.name().toLowerCase(Locale.ROOT), value);
    }
    return oneOf(names);
  }

  <R> Format<R> map(Function<T, R> made) {
    return new Format<>(expected, text -> read.apply(text).map(made));
  }

  private static Format<String> matching(String pattern, String expected) {
    Pattern compiled = Pattern.compile(pattern);
    return new Format<>(
        expected, text -> Optional.of(text).filter(t -> compiled.matcher(t).matches()));
  }

  private static Optional<Duration> duration(String text) {
    try {
      Duration length = Duration.parse(text);
      return Optional.of(length).filter(l -> l.compareTo(Duration.ofDays(MOST_DAYS)) <= 0);
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> number(String text, int least, int most) {
    if (!WHOLE_NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(text);
    return number < least || number > most ? Optional.empty() : Optional.of((int) number);
  }
}
