package io.gridline.pipelines.entry;

import io.gridline.pipelines.contact.IndexCase;
import io.gridline.pipelines.exposure.Sighting;
import java.time.Instant;
import java.util.List;

/**
 * All that is known of one person: a set, in no order.
 *
 * @param sightings winning records only, of any time
 * @param contacts of every order, each with one of {@code sightings}; those with the person's own
 *     case are left out when they are evaluated
 * @param cases the marks that make the person an index case, of every order
 */
public record MemberFacts(
    Subject subject, List<Sighting> sightings, List<MetCase> contacts, List<IndexCase> cases) {

  /** Without the records that end before an order's records_from: those are not looked at. */
  MemberFacts endingFrom(Instant recordsFrom) {
    boolean allDo = true;
    for (Sighting sighting : sightings) {
      allDo &= endsFrom(sighting, recordsFrom);
    }
    return allDo
        ? this
        : new MemberFacts(
            subject,
            sightings.stream().filter(sighting -> endsFrom(sighting, recordsFrom)).toList(),
            contacts.stream().filter(met -> endsFrom(met.sighting(), recordsFrom)).toList(),
            cases);
  }

  private static boolean endsFrom(Sighting sighting, Instant recordsFrom) {
    return !sighting.presence().interval().to().isBefore(recordsFrom);
  }
}
