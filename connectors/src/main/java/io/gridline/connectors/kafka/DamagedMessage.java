package io.gridline.connectors.kafka;

/**
 * A message that cannot be read: damaged, or written under a contract that this version does not
 * know. Says which contract and how long the message is, and nothing of what is in it.
 */
public final class DamagedMessage extends RuntimeException {

  private static final long serialVersionUID = 1;

  DamagedMessage(String message) {
    super(message);
  }
}
