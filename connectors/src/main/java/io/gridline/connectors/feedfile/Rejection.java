package io.gridline.connectors.feedfile;

import java.util.Locale;

/**
 * A record that is not accepted.
 *
 * @param sealedRaw the record as it was sent, sealed; null for carrier
 */
public record Rejection(Reason reason, long line, byte[] sealedRaw) {

  /** Why, in the sequence in which it is asked (contract, section 3). */
  public enum Reason {
    UNDECODABLE,
    MISSING_VALUE,
    UNKNOWN_PLACE,
    BAD_TIME,
    BAD_INTERVAL,
    BAD_DOCUMENT_TYPE,
    BAD_PHONE,
    BAD_REVISION;

    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
