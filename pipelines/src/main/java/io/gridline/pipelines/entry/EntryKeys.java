package io.gridline.pipelines.entry;

import java.io.Serializable;

/**
 * The keys of one order: what its entries are named by, and what its desk may open. Destroyed with
 * the order.
 */
public interface EntryKeys extends Serializable {

  /** HMAC-SHA-256 over the identity, its first 16 bytes in hex (contract, section 6). */
  String personKey(String identity);

  /** Equal input gives equal bytes. */
  byte[] sealContact(String personKey, byte[] contact);

  /** Equal input gives equal bytes; no contact's seal opens it. */
  byte[] sealQuestion(String reviewId, byte[] question);
}
