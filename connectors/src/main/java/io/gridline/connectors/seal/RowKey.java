package io.gridline.connectors.seal;

/**
 * What a row of the register is called on its topic.
 *
 * @param personKey keyed hash of the person_id, in hex
 * @param rowKey keyed hash of the table and the row's primary key, in hex
 */
public record RowKey(String personKey, String rowKey) {

  /**
   * The message's key. It begins with the person's, so that whoever looks for a person can tell.
   */
  public String message() {
    return personKey + "/" + rowKey;
  }
}
