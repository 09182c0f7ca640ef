package io.gridline.desk.access;

/**
 * A signed-in account.
 *
 * @param tokenHash what the database knows the session by
 * @param csrf what every change has to say again
 * @param name the person's
 * @param division the account sees this and what is inside
 * @param language zh or en
 */
public record Session(
    String tokenHash,
    String csrf,
    long accountId,
    String account,
    String name,
    Role role,
    String division,
    String divisionName,
    String language) {

  /** Whether a division is this account's or inside it. */
  public boolean covers(String code) {
    return code.startsWith(division);
  }

  /** Whether it works on tasks, and does not only see them. */
  public boolean works() {
    return role != Role.OFFICER;
  }

  @Override
  public String toString() {
    return "Session[" + account + "]";
  }
}
