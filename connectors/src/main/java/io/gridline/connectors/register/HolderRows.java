package io.gridline.connectors.register;

import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.Register.Document;
import io.gridline.pipelines.identity.Register.HolderQuery;
import io.gridline.pipelines.identity.Register.Subscription;
import java.util.Optional;

/** Finds the travel documents and subscriptions that a query asks for. */
final class HolderRows {

  private static final int DOCUMENT_TYPE = 0;
  static final int DOCUMENT_NUMBER = 1;
  static final int DOCUMENT_HOLDER = 2;

  static final int MSISDN = 0;
  static final int SUBSCRIBER = 1;
  private static final int VALID_FROM = 2;
  private static final int VALID_TO = 3;

  private final HolderQuery query;

  HolderRows(HolderQuery query) {
    this.query = query;
  }

  Optional<Document> document(TableRow row) {
    Document document = documentOf(row);
    return isAsked(document.claim(), document.personId())
        ? Optional.of(document)
        : Optional.empty();
  }

  Optional<Subscription> subscription(TableRow row) {
    Claim phone = phone(row);
    return isAsked(phone, row.key(SUBSCRIBER))
        ? Optional.of(subscriptionOf(row, phone))
        : Optional.empty();
  }

  /** What a row of {@code travel_document} says, whoever asks. */
  static Document documentOf(TableRow row) {
    ClaimType type =
        ClaimType.document(row.key(DOCUMENT_TYPE))
            .orElseThrow(() -> row.unreadable(DOCUMENT_TYPE, "is none of the document types"));
    Claim claim = Claim.document(type, row.key(DOCUMENT_NUMBER));
    String personId = row.key(DOCUMENT_HOLDER);
    requireNumber(claim, row, DOCUMENT_NUMBER);
    return new Document(claim, personId);
  }

  /** What a row of {@code subscription} says, whoever asks. */
  static Subscription subscriptionOf(TableRow row) {
    return subscriptionOf(row, phone(row));
  }

  private static Claim phone(TableRow row) {
    Claim phone = Claim.phone(row.key(MSISDN));
    row.key(SUBSCRIBER);
    row.key(VALID_FROM);
    requireNumber(phone, row, MSISDN);
    return phone;
  }

  private static Subscription subscriptionOf(TableRow row, Claim phone) {
    return new Subscription(phone, row.key(SUBSCRIBER), row.time(VALID_FROM), row.time(VALID_TO));
  }

  /** A resident number is looked for in the person table, never among travel documents. */
  private boolean isAsked(Claim claim, String personId) {
    return query.personIds().contains(personId)
        || (claim.type() != ClaimType.RESIDENT_ID
            && query.claims().contains(claim)
            && claim.isValid());
  }

  private static void requireNumber(Claim claim, TableRow row, int column) {
    if (claim.number().isEmpty()) {
      throw row.unreadable(column, "is empty");
    }
  }
}
