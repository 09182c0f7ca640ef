package io.gridline.pipelines.entry;

import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.Division;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Decides whether an order is for somebody, and which queue is responsible (contract, section 6,
 * scope and route).
 */
final class Router {

  private final Division jurisdiction;

  Router(ScreeningOrder order) {
    this.jurisdiction = order.jurisdiction();
  }

  /**
   * Whether an entry exists: a registered person of the jurisdiction, or anybody seen there since
   * the exposure.
   */
  boolean isInScope(Subject subject, Collection<Whereabouts> whereabouts, Instant firstExposedAt) {
    boolean ours =
        !subject.isVisitor()
            && (subject.person().residence().isInside(jurisdiction)
                || subject.person().registered().isInside(jurisdiction));
    return ours
        || whereabouts.stream()
            .filter(seen -> !seen.at().isBefore(firstExposedAt))
            .anyMatch(seen -> seen.place().isInside(jurisdiction));
  }

  Route route(Subject subject, Collection<Whereabouts> whereabouts) {
    Person person = subject.person();
    if (person != null && person.residence().isInside(jurisdiction)) {
      return new Route(person.residence(), person.address());
    }
    Optional<Whereabouts> latest = whereabouts.stream().max(Whereabouts.ORDER);
    if (latest.isPresent()) {
      Division place = latest.get().place();
      Division code = place.isInside(jurisdiction) ? place : place.province();
      return new Route(code, latest.get().text());
    }
    return new Route(
        person.residence().isKnown() ? person.residence().province() : person.registered(),
        person.address());
  }
}
