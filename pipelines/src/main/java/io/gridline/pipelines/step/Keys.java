package io.gridline.pipelines.step;

import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.presence.RecordId;
import java.util.HexFormat;

/**
 * What steps are keyed by, as text: the hash of an enum differs from process to process, and two
 * letters to one key would go to different tasks.
 */
final class Keys {

  /** Between the parts of an id; no value has it, since a row with a NUL is not accepted. */
  static final String BETWEEN = "\0";

  private static final String CLAIM = "claim:";

  private Keys() {}

  /**
   * An id of a letter that more than one key may send to the same receiver: what is taken back by
   * one may come after what another has put there.
   *
   * @param writer the key of who sends it
   */
  static String by(String writer, String id) {
    return id + BETWEEN + writer;
  }

  /** An id's first part. */
  static String first(String id) {
    return id.substring(0, id.indexOf(BETWEEN));
  }

  static String of(RecordId id) {
    return id.source().text() + "/" + id.id();
  }

  static String of(ClaimHash claim) {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(claim.high()) + hex.toHexDigits(claim.low());
  }

  /** The group of a person's facts. */
  static String household(String personKey, String householdKey) {
    return householdKey.isEmpty() ? "person:" + personKey : "household:" + householdKey;
  }

  /** The group of what a clerk has to find out about a claim. */
  static String claim(String claim) {
    return CLAIM + claim;
  }

  static boolean isOfClaim(String group) {
    return group.startsWith(CLAIM);
  }

  /** The group of a visitor's facts, and the visitor in it. */
  static String visitor(String claim) {
    return "visitor:" + claim;
  }
}
