package io.gridline.pipelines.entry;

import io.gridline.pipelines.exposure.Evidence;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.order.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One person on one order's risk list: all open evidence merged (contract, section 6). It holds
 * what identifies the person in the clear, so it never leaves the process before it is keyed,
 * masked and sealed.
 *
 * @param identity what person_key is made of
 * @param personId null for a visitor
 * @param document what document_number shows, in full
 * @param phone what phone shows, in full
 * @param rules each once, by code point
 * @param sources each once, by code point
 * @param householdId empty without a household
 * @param evidence all open evidence, at least one
 */
public record Entry(
    String order,
    int orderVersion,
    Instant asOf,
    String identity,
    String personId,
    String name,
    Optional<Claim> document,
    Optional<Claim> phone,
    Level level,
    List<String> rules,
    List<String> sources,
    Instant firstExposedAt,
    Instant lastExposedAt,
    Instant observeUntil,
    Route route,
    boolean isReferral,
    String householdId,
    List<Evidence> evidence) {

  /** The same entry as of another instant: what is left when only time has passed. */
  Entry at(Instant instant) {
    return new Entry(
        order,
        orderVersion,
        instant,
        identity,
        personId,
        name,
        document,
        phone,
        level,
        rules,
        sources,
        firstExposedAt,
        lastExposedAt,
        observeUntil,
        route,
        isReferral,
        householdId,
        evidence);
  }

  @Override
  public String toString() {
    return "Entry[" + order + ", ***]";
  }
}
