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
    UNDECODABLE("another number of fields than the header, or no text of the charset"),
    MISSING_VALUE("a required column is empty"),
    UNKNOWN_PLACE("the cell, station, airport or hotel is not in the reference file"),
    BAD_TIME("not an ISO 8601 time, or date where a date is wanted"),
    BAD_INTERVAL("ends before it begins, or is longer than 31 days (hotel: 366)"),
    BAD_DOCUMENT_TYPE("not one of the six document types"),
    BAD_PHONE("not 7 to 15 digits"),
    BAD_REVISION("revision is no whole number from 0, or cancelled neither true nor false");

    private final String meaning;

    Reason(String meaning) {
      this.meaning = meaning;
    }

    /** In words, for the sender. */
    public String meaning() {
      return meaning;
    }

    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
