package io.gridline.desk.store;

/**
 * Which tasks are asked for; null where nothing is asked.
 *
 * @param state a state's text, or {@code open}, {@code escalated}, {@code incoming}, {@code all}
 * @param due {@code overdue} or {@code today}
 * @param division only what is inside
 * @param mine only what the account has claimed
 * @param cursor where the page before ended
 * @param limit at most so many, 1 to 200
 */
public record TaskQuery(
    String state,
    String due,
    String division,
    String order,
    boolean mine,
    String cursor,
    int limit) {

  private static final int PAGE = 50;

  /** The same from where a page has ended. */
  public TaskQuery from(String nextCursor) {
    return new TaskQuery(state, due, division, order, mine, nextCursor, limit);
  }

  public static TaskQuery all() {
    return new TaskQuery("open", null, null, null, false, null, PAGE);
  }
}
