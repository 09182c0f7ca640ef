package io.gridline.connectors.seal;

import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.Register.Document;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.Subscription;
import io.gridline.pipelines.identity.Register.Table;
import io.gridline.pipelines.identity.RowVault;
import io.gridline.pipelines.identity.SealedRow;
import io.gridline.pipelines.presence.Division;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Seals the rows of the register for the topics, and opens them again. What a row binds a number by
 * is what it would match by in a scheduled run: a resident number of a wrong form, and a travel
 * document that is a resident number, bind nothing (decision 1, point 24).
 */
public record RowSeal(GateKeys keys) implements RowVault {

  private static final String PURPOSE = "register-row";

  /** Between the values of a row; no value has it, since text with a NUL is not accepted. */
  private static final String BETWEEN = "\0";

  private static final int PERSON_VALUES = 7;
  private static final int DOCUMENT_VALUES = 3;
  private static final int SUBSCRIPTION_VALUES = 4;

  public SealedRow seal(Person row) {
    Claim claim = new Claim(ClaimType.RESIDENT_ID, row.idNumber());
    boolean binds = !row.idNumber().isEmpty() && claim.isValid();
    return new SealedRow(
        Table.PERSON,
        personKey(row.personId()),
        rowKey(Table.PERSON, row.personId()),
        row.householdId().isEmpty() ? "" : keys.rowHash("household:" + row.householdId()),
        binds ? claim.type() : null,
        binds ? keys.hash(claim) : null,
        row.registered(),
        row.residence(),
        null,
        null,
        sealed(
            row.personId(),
            row.name(),
            row.idNumber(),
            row.householdId(),
            row.registered().code(),
            row.residence().code(),
            row.address()));
  }

  public SealedRow seal(Document row) {
    boolean binds = row.claim().type() != ClaimType.RESIDENT_ID && row.claim().isValid();
    return new SealedRow(
        Table.TRAVEL_DOCUMENT,
        personKey(row.personId()),
        rowKey(Table.TRAVEL_DOCUMENT, row.claim().canonical() + BETWEEN + row.personId()),
        "",
        binds ? row.claim().type() : null,
        binds ? keys.hash(row.claim()) : null,
        null,
        null,
        null,
        null,
        sealed(row.personId(), row.claim().type().text(), row.claim().number()));
  }

  public SealedRow seal(Subscription row) {
    return new SealedRow(
        Table.SUBSCRIPTION,
        personKey(row.personId()),
        rowKey(
            Table.SUBSCRIPTION,
            row.phone().number() + BETWEEN + row.personId() + BETWEEN + row.validFrom()),
        "",
        row.phone().type(),
        keys.hash(row.phone()),
        null,
        null,
        row.validFrom(),
        row.validTo(),
        sealed(
            row.personId(),
            row.phone().number(),
            row.validFrom().toString(),
            row.validTo() == null ? "" : row.validTo().toString()));
  }

  /**
   * What a row is called whose primary key is this, as its table has it: a number that is written
   * in two ways makes two rows, and the end of one is not the other's.
   */
  public RowKey key(Table table, String personId, List<String> primaryKey) {
    return new RowKey(personKey(personId), rowKey(table, String.join(BETWEEN, primaryKey)));
  }

  /** The same row under another name. */
  public static SealedRow called(RowKey key, SealedRow row) {
    return new SealedRow(
        row.table(),
        key.personKey(),
        key.rowKey(),
        row.householdKey(),
        row.claimType(),
        row.claim(),
        row.registered(),
        row.residence(),
        row.validFrom(),
        row.validTo(),
        row.sealed());
  }

  @Override
  public String openPersonId(byte[] sealedRow) {
    return open(sealedRow, 2)[0];
  }

  @Override
  public Person openPerson(SealedRow row) {
    String[] values = open(row, PERSON_VALUES);
    return new Person(
        values[0],
        values[1],
        values[2],
        values[3],
        new Division(values[4]),
        new Division(values[5]),
        values[6]);
  }

  @Override
  public Document openDocument(SealedRow row) {
    String[] values = open(row, DOCUMENT_VALUES);
    ClaimType type = ClaimType.valueOf(values[1].toUpperCase(Locale.ROOT));
    return new Document(new Claim(type, values[2]), values[0]);
  }

  @Override
  public Subscription openSubscription(SealedRow row) {
    String[] values = open(row, SUBSCRIPTION_VALUES);
    return new Subscription(
        new Claim(ClaimType.PHONE, values[1]),
        values[0],
        Instant.parse(values[2]),
        values[3].isEmpty() ? null : Instant.parse(values[3]));
  }

  private String personKey(String personId) {
    return keys.rowHash("person:" + personId);
  }

  private String rowKey(Table table, String primaryKey) {
    return keys.rowHash(table + BETWEEN + primaryKey);
  }

  private byte[] sealed(String... values) {
    return keys.seal(String.join(BETWEEN, values).getBytes(StandardCharsets.UTF_8), PURPOSE);
  }

  private String[] open(SealedRow row, int values) {
    return open(row.sealed(), values);
  }

  private String[] open(byte[] sealed, int values) {
    String text = new String(keys.open(sealed, PURPOSE), StandardCharsets.UTF_8);
    return text.split(BETWEEN, values);
  }

  @Override
  public String toString() {
    return "RowSeal[***]";
  }
}
