package io.gridline.desk.access;

/**
 * What signing in gives.
 *
 * @param token for the cookie, and kept nowhere else
 */
public record SignedIn(String token, Session session) {

  @Override
  public String toString() {
    return "SignedIn[***]";
  }
}
