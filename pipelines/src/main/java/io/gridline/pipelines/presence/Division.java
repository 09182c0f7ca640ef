package io.gridline.pipelines.presence;

import java.io.Serializable;

/**
 * A division by its statistical code (GB/T 2260 and the NBS extension): 2 digits province, 4 city,
 * 6 county, 9 street, 12 community; abroad the two-letter ISO 3166 country. {@link #NONE} is a
 * place that is not known.
 */
public record Division(String code) implements Serializable, Comparable<Division> {

  public static final Division NONE = new Division("");

  private static final int PROVINCE = 2;
  private static final int STREET = 9;
  private static final int COMMUNITY = 12;

  public boolean isKnown() {
    return !code.isEmpty();
  }

  /**
   * A code is inside another when it starts with it; a place known more coarsely is not inside.
   * {@link #NONE} is inside nothing, and nothing is inside it.
   */
  public boolean isInside(Division outer) {
    return outer.isKnown() && code.startsWith(outer.code);
  }

  /** The province, or the country abroad: the code's first two characters. */
  public Division province() {
    return code.length() <= PROVINCE ? this : new Division(code.substring(0, PROVINCE));
  }

  /** The nine digits of the street, empty when this division is coarser. */
  public String streetCode() {
    return code.length() < STREET ? "" : code.substring(0, STREET);
  }

  /** The twelve digits of the community, empty when this division is coarser. */
  public String communityCode() {
    return code.length() < COMMUNITY ? "" : code.substring(0, COMMUNITY);
  }

  @Override
  public int compareTo(Division other) {
    return code.compareTo(other.code);
  }
}
