package io.gridline.connectors.register;

import io.gridline.connectors.register.Question.Key;
import io.gridline.connectors.register.Question.Keyed;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.Register.HolderQuery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What of travel documents and subscriptions has to be asked for a query; each question can use an
 * index.
 */
final class HolderQuestions {

  /** Permits that have eight digits among what counts of them, as all that are well-formed. */
  private static final String WELL_FORMED =
      "CASE a.type WHEN 'taiwan_permit' THEN '^[0-9]{8,}$' ELSE '^[A-Za-z]?[0-9]{8,}$' END";

  private HolderQuestions() {}

  static List<Question> documents(HolderQuery query, DatabaseTable table) {
    Set<Key> whole = new HashSet<>();
    Set<Key> permits = new HashSet<>();
    Set<Key> oddPermits = new HashSet<>();
    for (Claim claim : query.claims()) {
      if (claim.type() == ClaimType.PHONE
          || claim.type() == ClaimType.RESIDENT_ID
          || !claim.isValid()) {
        continue;
      }
      String digits = NumberDigits.of(claim.number());
      String type = claim.type().text();
      if (!NumberDigits.isPermit(claim.type()) || !NumberDigits.mayBeCut(claim)) {
        whole.add(new Key(digits, type));
      } else if (digits.length() >= NumberDigits.OF_PERMIT) {
        permits.add(new Key(digits.substring(0, NumberDigits.OF_PERMIT), type));
      } else {
        oddPermits.add(new Key(digits, type));
      }
    }
    DatabaseColumn number = table.column("document_number");
    String sameType = table.column("document_type").bytes() + " = a.type AND ";
    List<Question> questions = new ArrayList<>();
    add("asked_document", whole, sameType + NumberDigits.of(number) + " = a.key", questions);
    add("asked_permit", permits, sameType + NumberDigits.ofPermit(number) + " = a.key", questions);
    add(
        "asked_odd_permit",
        oddPermits,
        sameType
            + number.bytes()
            + " !~ "
            + WELL_FORMED
            + " AND starts_with("
            + NumberDigits.of(number)
            + ", a.key)",
        questions);
    Keyed.equal(table.column("person_id"), query.personIds()).ifPresent(questions::add);
    return questions;
  }

  static List<Question> subscriptions(HolderQuery query, DatabaseTable table) {
    Set<Key> phones = new HashSet<>();
    for (Claim claim : query.claims()) {
      if (claim.type() == ClaimType.PHONE && claim.isValid()) {
        NumberDigits.ofPhone(claim.number()).forEach(digits -> phones.add(Key.of(digits)));
      }
    }
    List<Question> questions = new ArrayList<>();
    String digits = NumberDigits.of(table.column("msisdn"));
    add("asked_phone", phones, digits + " = a.key", questions);
    Keyed.equal(table.column("person_id"), query.personIds()).ifPresent(questions::add);
    return questions;
  }

  private static void add(String name, Set<Key> keys, String on, List<Question> questions) {
    if (!keys.isEmpty()) {
      questions.add(new Keyed(name, keys, on));
    }
  }
}
