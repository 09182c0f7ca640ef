package io.gridline.connectors.connect;

import io.gridline.connectors.register.DeliveredRow;
import io.gridline.connectors.seal.RowSeal;
import io.gridline.pipelines.identity.Register.Table;
import io.gridline.pipelines.identity.SealedRow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A table of the register: what its rows are told apart by, and how they are sealed. */
enum CapturedTable {
  PERSON(Table.PERSON, "person_id"),
  TRAVEL_DOCUMENT(Table.TRAVEL_DOCUMENT, "document_type", "document_number", "person_id"),
  SUBSCRIPTION(Table.SUBSCRIPTION, "msisdn", "person_id", "valid_from");

  static final String HOLDER = "person_id";

  private final Table table;

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that cannot be changed
  private final List<String> primaryKey;

  CapturedTable(Table table, String... primaryKey) {
    this.table = table;
    this.primaryKey = List.of(primaryKey);
  }

  /** The table that a database calls so. */
  static Optional<CapturedTable> named(String name) {
    for (CapturedTable one : values()) {
      if (one.title().equals(name)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  Table table() {
    return table;
  }

  List<String> primaryKey() {
    return primaryKey;
  }

  /** Its name in databases and topics. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Seals what a row means. */
  SealedRow sealed(DeliveredRow row, RowSeal seal) {
    return switch (this) {
      case PERSON -> seal.seal(row.person());
      case TRAVEL_DOCUMENT -> seal.seal(row.document());
      case SUBSCRIPTION -> seal.seal(row.subscription());
    };
  }
}
