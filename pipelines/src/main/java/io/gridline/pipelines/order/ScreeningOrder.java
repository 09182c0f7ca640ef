package io.gridline.pipelines.order;

import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.IsoTime;
import io.gridline.pipelines.presence.Source;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The legal mandate: who issued it, for whose residents, from when until when, with which zones and
 * rules. It has no field for a named person, and no rule on anything but place, time and contact
 * (contract, section 4).
 *
 * @param deadlines for the desk, by name ({@code acknowledge, transfer, first_visit, daily_check})
 */
public record ScreeningOrder(
    String id,
    int version,
    String disease,
    String issuedBy,
    String legalBasis,
    Instant validFrom,
    Instant validUntil,
    Instant recordsFrom,
    Division jurisdiction,
    Duration observation,
    Duration retention,
    Set<Source> routeBy,
    int householdLimit,
    Map<String, Duration> deadlines,
    List<Zone> zones,
    List<Rule> rules)
    implements Serializable {

  public boolean isInForce(Instant asOf) {
    return !asOf.isBefore(validFrom) && asOf.isBefore(validUntil);
  }

  /**
   * @throws InvalidOrder when {@code asOf} lies outside the order's validity; nothing may be read
   *     for it then
   */
  public void requireInForce(Instant asOf) {
    if (!isInForce(asOf)) {
      throw new InvalidOrder(
          List.of(
              "order %s is not in force: from %s, until %s, as_of %s"
                  .formatted(id, local(validFrom), local(validUntil), local(asOf))));
    }
  }

  /** From when on all that was derived for this order has to be gone. */
  public Instant forgottenFrom() {
    return validUntil.plus(retention);
  }

  /**
   * @throws InvalidOrder when what was derived for the order may still be needed at {@code asOf}
   */
  public void requireForgettable(Instant asOf) {
    if (asOf.isBefore(forgottenFrom())) {
      throw new InvalidOrder(
          List.of(
              "order %s is to be kept until %s: it ends %s, and its data %d days later"
                  .formatted(id, local(forgottenFrom()), local(validUntil), retention.toDays())));
    }
  }

  /** The feeds that this order wants: those of its rules and those that say where somebody is. */
  public Set<Source> wantedSources() {
    Set<Source> wanted = new TreeSet<>(routeBy);
    rules.forEach(rule -> wanted.addAll(rule.sources()));
    return wanted;
  }

  /** Until when evidence that ends at {@code end} is open. */
  public Instant observedUntil(Instant end) {
    return end.plus(observation);
  }

  /** The rules of one kind, in the order's own sequence. */
  public <R extends Rule> List<R> rules(Class<R> kind) {
    return rules.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static String local(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(IsoTime.SHANGHAI));
  }
}
