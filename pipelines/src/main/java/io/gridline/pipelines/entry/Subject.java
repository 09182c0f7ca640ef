package io.gridline.pipelines.entry;

import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.Register.Document;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.Subscription;
import io.gridline.pipelines.presence.CodePoints;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Somebody an order may list: a person of the register, or a visitor known by one claim.
 *
 * @param person null for a visitor
 * @param documents the person's travel documents; none for a visitor
 * @param subscriptions the person's, of any time; none for a visitor
 * @param visitor the visitor's claim; null for a person
 */
public record Subject(
    Person person, List<Document> documents, List<Subscription> subscriptions, Claim visitor) {

  private static final Comparator<Claim> BY_TYPE_AND_NUMBER =
      Comparator.comparing((Claim claim) -> claim.type().text())
          .thenComparing(Claim::number, CodePoints.ORDER);

  private static final Comparator<Subscription> LATEST_THEN_LOWEST =
      Comparator.comparing(Subscription::validFrom)
          .reversed()
          .thenComparing(subscription -> subscription.phone().number(), CodePoints.ORDER);

  public static Subject resident(
      Person person, Collection<Document> documents, Collection<Subscription> subscriptions) {
    return new Subject(person, List.copyOf(documents), List.copyOf(subscriptions), null);
  }

  public static Subject visitor(Claim claim) {
    return new Subject(null, List.of(), List.of(), claim);
  }

  /** Identity of a person of the register, as it is keyed (contract, section 6). */
  public static String identityOf(String personId) {
    return "person:" + personId;
  }

  /** Identity of a visitor, as it is keyed. */
  public static String identityOf(Claim visitor) {
    return "visitor:" + visitor.canonical();
  }

  public boolean isVisitor() {
    return person == null;
  }

  public String identity() {
    return isVisitor() ? identityOf(visitor) : identityOf(person.personId());
  }

  /**
   * The number an entry shows: the id number, else the least travel document, for a visitor the
   * claim's.
   */
  Optional<Claim> document() {
    if (isVisitor()) {
      return Optional.of(visitor).filter(claim -> claim.type() != ClaimType.PHONE);
    }
    if (!person.idNumber().isEmpty()) {
      return Optional.of(new Claim(ClaimType.RESIDENT_ID, person.idNumber()));
    }
    return documents.stream().map(Document::claim).min(BY_TYPE_AND_NUMBER);
  }

  /**
   * The phone an entry shows: of the subscription with the latest start, ties by the lowest number.
   */
  Optional<Claim> phone() {
    if (isVisitor()) {
      return Optional.of(visitor).filter(claim -> claim.type() == ClaimType.PHONE);
    }
    return subscriptions.stream().min(LATEST_THEN_LOWEST).map(Subscription::phone);
  }

  @Override
  public String toString() {
    return "Subject[***]";
  }
}
