package io.gridline.desk.page;

import io.gridline.desk.store.TaskQuery;
import io.javalin.http.Context;
import java.util.Optional;

/** What of the tasks is asked for; empty text where nothing is asked. */
public record Filter(String state, String due, String division, String order, String cursor) {

  static Filter of(Context context) {
    String state = given(context, "state");
    return new Filter(
        state.isEmpty() ? "open" : state,
        given(context, "due"),
        given(context, "division"),
        given(context, "order"),
        given(context, "cursor"));
  }

  static String given(Context context, String field) {
    return Optional.ofNullable(context.queryParam(field)).orElse("");
  }

  TaskQuery query(int limit) {
    return new TaskQuery(
        state, orNull(due), orNull(division), orNull(order), false, orNull(cursor), limit);
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** For a link to the same with another beginning. */
  public String link(String path) {
    return path + "?state=" + state + "&due=" + due + "&division=" + division + "&order=" + order;
  }
}
