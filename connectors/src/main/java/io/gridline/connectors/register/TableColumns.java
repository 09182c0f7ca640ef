package io.gridline.connectors.register;

import io.gridline.pipelines.identity.Register.Table;
import java.util.List;

/**
 * The columns of a register table, in the contract's order (section 2).
 *
 * @param required those that a header has to name; another may be missing, and is empty then
 */
record TableColumns(String table, List<String> names, List<String> required) {

  private static final TableColumns PERSON =
      new TableColumns(
          "person",
          List.of(
              "person_id",
              "name",
              "sex",
              "birth_date",
              "id_number",
              "household_id",
              "registered_division",
              "residence_division",
              "residence_address"),
          List.of(
              "person_id",
              "name",
              "sex",
              "birth_date",
              "registered_division",
              "residence_division",
              "residence_address"));

  private static final TableColumns TRAVEL_DOCUMENT =
      allRequired("travel_document", "document_type", "document_number", "person_id");

  private static final TableColumns SUBSCRIPTION =
      new TableColumns(
          "subscription",
          List.of("msisdn", "person_id", "valid_from", "valid_to"),
          List.of("msisdn", "person_id", "valid_from"));

  static TableColumns of(Table table) {
    return switch (table) {
      case PERSON -> PERSON;
      case TRAVEL_DOCUMENT -> TRAVEL_DOCUMENT;
      case SUBSCRIPTION -> SUBSCRIPTION;
    };
  }

  private static TableColumns allRequired(String table, String... names) {
    return new TableColumns(table, List.of(names), List.of(names));
  }
}
