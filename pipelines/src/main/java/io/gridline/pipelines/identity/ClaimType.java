package io.gridline.pipelines.identity;

import java.util.Locale;
import java.util.Optional;

/** What kind of number a claim is: one of the six document types, or a phone number. */
public enum ClaimType {
  RESIDENT_ID,
  PASSPORT,
  HK_MACAU_PERMIT,
  TAIWAN_PERMIT,
  FOREIGN_RESIDENT_ID,
  OTHER,
  PHONE;

  /** The name in files, topics and columns. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The document type of that name, to the letter; a phone is no document. */
  public static Optional<ClaimType> document(String text) {
    for (ClaimType type : values()) {
      if (type != PHONE && type.text().equals(text)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
