package io.gridline.pipelines.entry;

import io.gridline.pipelines.identity.ClaimVault;
import io.gridline.pipelines.order.ScreeningOrder;
import java.time.Instant;

/**
 * A question for a clerk as it is on the topic: named by a key of the order, and what it is about
 * sealed under another, so that both end with the order.
 *
 * @param asOf of its last change
 * @param reviewId 32 hex digits, keyed like person_key, of the reason and what the question is
 *     about
 * @param reason as {@link ReviewItem.Reason#text}
 * @param source of the record in question; {@code cases} for a case's own claim, {@code register}
 *     for a household
 * @param detail the reason in words; nothing about the person
 * @param questionSealed {@link ReviewFields#json}; equal input gives equal bytes
 */
public record ListedReview(
    String order,
    int orderVersion,
    Instant asOf,
    String reviewId,
    String reason,
    String source,
    String detail,
    byte[] questionSealed) {

  /** Keys and seals a question. */
  public static ListedReview of(
      ReviewItem item, ScreeningOrder order, Instant asOf, ClaimVault vault, EntryKeys keys) {
    String reason = item.reason().text();
    String reviewId = keys.personKey("review:" + reason + ":" + subject(item, vault));
    return new ListedReview(
        order.id(),
        order.version(),
        asOf,
        reviewId,
        reason,
        source(item),
        item.reason().meaning(),
        keys.sealQuestion(reviewId, ReviewFields.of(item, vault).json()));
  }

  private static String subject(ReviewItem item, ClaimVault vault) {
    if (!item.householdId().isEmpty()) {
      return "household:" + item.householdId();
    }
    if (item.caseId().isEmpty()) {
      return vault.open(item.claim()).canonical();
    }
    return item.presence() == null
        ? "case:" + item.caseId()
        : "visit:"
            + item.presence().id().source().text()
            + "/"
            + item.presence().id().id()
            + "/"
            + item.caseId();
  }

  private static String source(ReviewItem item) {
    if (item.presence() != null) {
      return item.presence().source().text();
    }
    return item.caseId().isEmpty() ? "register" : "cases";
  }

  /** The same at another instant. */
  public ListedReview at(Instant other) {
    return new ListedReview(
        order, orderVersion, other, reviewId, reason, source, detail, questionSealed);
  }

  @Override
  public String toString() {
    return "ListedReview[" + order + ", " + reason + "]";
  }
}
