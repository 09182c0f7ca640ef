package io.gridline.desk.access;

/**
 * How many requests a minute are answered.
 *
 * @param ofASession of one who is signed in
 * @param ofAnAddress of all who come from one address, which may be an office behind one router
 */
public record RequestLimits(int ofASession, int ofAnAddress) {

  /** Ten a second for each, a hundred for an office: people do not tap faster. */
  public static final RequestLimits OF_PEOPLE = new RequestLimits(600, 6000);
}
