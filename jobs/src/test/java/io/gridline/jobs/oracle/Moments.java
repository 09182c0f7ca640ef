package io.gridline.jobs.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** A handful of instants around which everything happens, and the ways to write them down. */
final class Moments {
  static final List<String> AS_OFS = List.of("2020-01-25T10:00", "2020-01-23T10:00");

  private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);

  /** Ends of windows, as_of, as_of less the days of observation, records_from. */
  private static final List<String> ANCHORS =
      List.of(
          "2020-01-20T10:00",
          "2020-01-21T10:00",
          "2020-01-20T00:00",
          "2020-01-22T00:00",
          "2020-01-23T10:00",
          "2020-01-25T10:00",
          "2020-01-09T00:00",
          "2020-01-11T10:00",
          "2020-01-09T10:00",
          "2020-01-01T00:00");

  private static final List<Duration> SHIFTS =
      List.of(
          Duration.ZERO,
          Duration.ofHours(1),
          Duration.ofHours(-1),
          Duration.ofMillis(1),
          Duration.ofMillis(-1),
          Duration.ofHours(-2),
          Duration.ofHours(-24),
          Duration.ofSeconds(1));

  private static final List<Duration> LENGTHS =
      List.of(
          Duration.ofHours(24),
          Duration.ofHours(36),
          Duration.ofHours(2),
          Duration.ofHours(24),
          Duration.ofHours(12),
          Duration.ofHours(48),
          Duration.ofHours(1),
          Duration.ZERO,
          Duration.ofMillis(1),
          Duration.ofHours(2).minusMillis(1),
          Duration.ofHours(48),
          Duration.ofDays(4));

  private Moments() {}

  static Instant shanghai(String localTime) {
    return OffsetDateTime.parse(localTime + ":00+08:00").toInstant();
  }

  static Arbitrary<Instant> instants() {
    return Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(7, Arbitraries.of(ANCHORS.subList(0, 4))),
                Tuple.of(2, Arbitraries.of(ANCHORS))),
            Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(Duration.ZERO)), Tuple.of(1, Arbitraries.of(SHIFTS))))
        .as((anchor, shift) -> shanghai(anchor).plus(shift));
  }

  /** Two instants, not the wrong way round, written in some way. */
  static Arbitrary<List<String>> goodPair() {
    return Combinators.combine(instants(), Arbitraries.of(LENGTHS), styles(), styles())
        .as((from, length, a, b) -> List.of(write(from, a), write(from.plus(length), b)));
  }

  /** The like of a feed: now and then too long, reversed or no time at all. */
  static Arbitrary<List<String>> feedPair(int maxDays) {
    return Arbitraries.frequencyOf(
        Tuple.of(80, goodPair()),
        Tuple.of(
            3,
            Arbitraries.of("2020-01-01T00:00", "2020-01-09T00:00")
                .map(
                    to ->
                        List.of(
                            write(shanghai(to).minusSeconds(3600), 0), write(shanghai(to), 0)))),
        Tuple.of(1, pairOf(Duration.ofDays(maxDays))),
        Tuple.of(1, pairOf(Duration.ofDays(maxDays).plusMillis(1))),
        Tuple.of(1, pairOf(Duration.ofMillis(-1))),
        Tuple.of(
            1,
            Combinators.combine(
                    instants(),
                    Arbitraries.of(
                        "yesterday", "2020-01-20", "2020-02-30T10:00", "2020-01-20T25:00+08:00"))
                .as((from, bad) -> List.of(write(from, 0), bad))));
  }

  private static Arbitrary<List<String>> pairOf(Duration length) {
    return instants().map(from -> List.of(write(from, 0), write(from.plus(length), 0)));
  }

  static Arbitrary<String> texts() {
    return Combinators.combine(instants(), styles()).as(Moments::write);
  }

  private static Arbitrary<Integer> styles() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.just(0)), Tuple.of(3, Arbitraries.of(0, 1, 2, 3, 4, 5, 6, 7)));
  }

  /** What {@link #write} wrote. */
  static Optional<Instant> read(String text) {
    String iso = text.replace(' ', 'T').replaceFirst("([+-]\\d\\d)(\\d\\d)?$", "$1:00");
    try {
      return Optional.of(
          OffsetDateTime.parse(iso.matches(".*(Z|[+-]\\d\\d:00)$") ? iso : iso + "+08:00")
              .toInstant()
              .truncatedTo(ChronoUnit.MILLIS));
    } catch (DateTimeParseException notATime) {
      return Optional.empty();
    }
  }

  static String write(Instant instant, int style) {
    String fraction = instant.getNano() == 0 ? "" : ".SSS";
    return switch (style) {
      case 1 -> text(instant, "yyyy-MM-dd'T'HH:mm:ss" + fraction, SHANGHAI);
      case 2 -> text(instant, "yyyy-MM-dd'T'HH:mm:ss" + fraction + "'Z'", ZoneOffset.UTC);
      case 3 -> text(instant, "yyyy-MM-dd HH:mm:ss" + fraction + "XXX", SHANGHAI);
      case 4 -> text(instant, "yyyy-MM-dd'T'HH:mm:ss" + fraction + "X", SHANGHAI);
      // fractions are cut to the millisecond
      case 5 -> text(instant, "yyyy-MM-dd'T'HH:mm:ss.SSS'999'XX", SHANGHAI);
      case 6 -> text(instant, "yyyy-MM-dd'T'HH:mm:ss" + fraction + "XXX", ZoneOffset.ofHours(-5));
      case 7 ->
          text(
              instant,
              instant.getEpochSecond() % 60 == 0 && fraction.isEmpty()
                  ? "yyyy-MM-dd'T'HH:mmXXX"
                  : "yyyy-MM-dd'T'HH:mm:ss" + fraction + "XXX",
              SHANGHAI);
      default -> text(instant, "yyyy-MM-dd'T'HH:mm:ss" + fraction + "XXX", SHANGHAI);
    };
  }

  private static String text(Instant instant, String pattern, ZoneOffset offset) {
    return DateTimeFormatter.ofPattern(pattern).format(instant.atOffset(offset));
  }
}
