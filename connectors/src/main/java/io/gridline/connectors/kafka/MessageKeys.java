package io.gridline.connectors.kafka;

import io.gridline.pipelines.identity.SealedRow;
import io.gridline.pipelines.presence.RecordId;
import java.nio.charset.StandardCharsets;

/**
 * What messages are keyed by, in UTF-8: what {@code topics.yaml} says, the parts joined by a slash.
 * Nothing of it identifies a person: a record_id is the sender's, a person_key ends with its order.
 */
public final class MessageKeys {

  private static final String BETWEEN = "/";
  private static final String ANNOUNCED = "announced" + BETWEEN;

  private MessageKeys() {}

  /** {@code source/record_id}: all revisions of a record come in one sequence. */
  public static byte[] ofRecord(RecordId record) {
    return utf8(record.source().text() + BETWEEN + record.id());
  }

  public static byte[] ofOrder(String order) {
    return utf8(order);
  }

  /** Of an order that is to come: what it wants is kept, and it has no effect yet. */
  public static byte[] ofAnnouncedOrder(String order) {
    return utf8(ANNOUNCED + order);
  }

  public static boolean isOfAnnouncedOrder(byte[] key) {
    return text(key).startsWith(ANNOUNCED);
  }

  public static byte[] ofCase(String caseId) {
    return utf8(caseId);
  }

  /** {@code person_key/row_key}, also of the tombstone of a row that was deleted. */
  public static byte[] ofRegisterRow(SealedRow row) {
    return utf8(row.personKey() + BETWEEN + row.rowKey());
  }

  /** {@code order/person_key}, also of the tombstone of an entry that has left the list. */
  public static byte[] ofEntry(String order, String personKey) {
    return utf8(order + BETWEEN + personKey);
  }

  /** Of a dead letter: there is nothing to put in sequence or to compact. */
  public static byte[] ofSource(String source) {
    return utf8(source);
  }

  /**
   * A key as text.
   *
   * @throws DamagedMessage when there is none
   */
  public static String text(byte[] key) {
    if (key == null) {
      throw new DamagedMessage("a message has no key");
    }
    return new String(key, StandardCharsets.UTF_8);
  }

  /**
   * The part before the last slash: the order of an entry, the person_key of a row.
   *
   * @throws DamagedMessage when there is none
   */
  public static String first(byte[] key) {
    String text = joined(key);
    return text.substring(0, text.lastIndexOf(BETWEEN));
  }

  /** The part behind the last slash: the person_key of an entry, the row_key of a row. */
  public static String last(byte[] key) {
    String text = joined(key);
    return text.substring(text.lastIndexOf(BETWEEN) + 1);
  }

  private static String joined(byte[] key) {
    if (!text(key).contains(BETWEEN)) {
      throw new DamagedMessage("a message's key has not the parts that its topic wants");
    }
    return text(key);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
