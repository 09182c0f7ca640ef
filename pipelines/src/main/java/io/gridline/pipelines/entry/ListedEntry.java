package io.gridline.pipelines.entry;

import io.gridline.pipelines.exposure.Evidence;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.order.Level;
import io.gridline.pipelines.presence.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An entry as it is published: keyed, its numbers masked, its contact sealed (contract, section 7).
 * Columns are in the contract's order; text is empty where there is nothing, {@code personId} null
 * for a visitor.
 *
 * @param isReferral whether {@code routeCode} is a province outside the jurisdiction
 */
public record ListedEntry(
    String order,
    int orderVersion,
    Instant asOf,
    String personKey,
    String personId,
    String name,
    String documentNumber,
    String phone,
    Level level,
    List<String> rules,
    List<String> sources,
    int evidenceCount,
    Instant firstExposedAt,
    Instant lastExposedAt,
    Instant observeUntil,
    String routeCode,
    String streetCode,
    String communityCode,
    String address,
    String householdKey,
    byte[] contactSealed,
    boolean isReferral,
    List<Line> evidence) {

  /** Evidence as it is published beside its entry. */
  public record Line(
      String rule,
      Source source,
      String recordId,
      Instant startedAt,
      Instant endedAt,
      String placeCode,
      List<String> zones,
      List<String> cases,
      String resolvedBy) {

    static Line of(Evidence evidence) {
      return new Line(
          evidence.rule(),
          evidence.source(),
          evidence.recordId(),
          evidence.interval().from(),
          evidence.interval().to(),
          evidence.place().code(),
          evidence.zones(),
          evidence.cases(),
          evidence.resolvedBy().text());
    }
  }

  /** Keys, masks and seals an entry. */
  public static ListedEntry of(Entry entry, EntryKeys keys) {
    byte[] contact = ContactDetails.numbers(number(entry.document()), number(entry.phone()));
    return of(entry, keys, entry.name(), entry.route().address(), contact);
  }

  /**
   * The same for a topic: name and address are inside of the sealed contact and not outside
   * (contract, section 7).
   */
  public static ListedEntry forTopic(Entry entry, EntryKeys keys) {
    ContactDetails contact =
        new ContactDetails(
            number(entry.document()), number(entry.phone()), entry.name(), entry.route().address());
    return of(entry, keys, "", "", contact.bytes());
  }

  private static ListedEntry of(
      Entry entry, EntryKeys keys, String name, String address, byte[] contact) {
    String personKey = keys.personKey(entry.identity());
    boolean hasHousehold = !entry.householdId().isEmpty();
    return new ListedEntry(
        entry.order(),
        entry.orderVersion(),
        entry.asOf(),
        personKey,
        entry.personId(),
        name,
        Masking.masked(number(entry.document())),
        Masking.masked(number(entry.phone())),
        entry.level(),
        entry.rules(),
        entry.sources(),
        entry.evidence().size(),
        entry.firstExposedAt(),
        entry.lastExposedAt(),
        entry.observeUntil(),
        entry.route().code().code(),
        entry.route().code().streetCode(),
        entry.route().code().communityCode(),
        address,
        hasHousehold ? keys.personKey("household:" + entry.householdId()) : "",
        keys.sealContact(personKey, contact),
        entry.isReferral(),
        entry.evidence().stream().map(Line::of).toList());
  }

  /** The same without its evidence, which a list does not show. */
  public ListedEntry withoutEvidence() {
    return new ListedEntry(
        order,
        orderVersion,
        asOf,
        personKey,
        personId,
        name,
        documentNumber,
        phone,
        level,
        rules,
        sources,
        evidenceCount,
        firstExposedAt,
        lastExposedAt,
        observeUntil,
        routeCode,
        streetCode,
        communityCode,
        address,
        householdKey,
        contactSealed,
        isReferral,
        List.of());
  }

  private static String number(Optional<Claim> claim) {
    return claim.map(Claim::number).orElse("");
  }

  @Override
  public String toString() {
    return "ListedEntry[" + order + ", " + personKey + "]";
  }
}
