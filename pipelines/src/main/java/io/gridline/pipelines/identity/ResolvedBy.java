package io.gridline.pipelines.identity;

import java.util.Locale;

/** How a claim led to somebody (contract, section 5 and 7). */
public enum ResolvedBy {
  ID,
  DOCUMENT,
  PHONE,
  VISITOR,
  REGISTER;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How a claim of that type is resolved when the register knows it. */
  static ResolvedBy of(ClaimType type) {
    return switch (type) {
      case RESIDENT_ID -> ID;
      case PHONE -> PHONE;
      default -> DOCUMENT;
    };
  }
}
