package io.gridline.desk.api;

import io.gridline.desk.page.Pages;
import io.gridline.desk.store.BadQuery;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what went wrong: in the API as a problem, on a page as a plain sentence. */
public final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  public static void answer(JavalinConfig config) {
    config.routes.exception(
        HttpResponseException.class,
        (failure, context) -> say(context, failure.getStatus(), code(failure.getStatus())));
    config.routes.exception(BadQuery.class, (failure, context) -> say(context, 400, "bad_query"));
    config.routes.exception(
        Exception.class,
        (failure, context) -> {
          // A failure's message may hold a value; its kind and place do not.
          LOG.error("a request failed: {}", Traces.of(failure));
          say(context, 500, "failed");
        });
  }

  private static String code(int status) {
    return switch (status) {
      case 400 -> "bad_request";
      case 401 -> "signed_out";
      case 403 -> "not_allowed";
      case 404 -> "not_found";
      case 413 -> "too_large";
      case 422 -> "too_many_rows";
      case 429 -> "too_many_requests";
      default -> "failed";
    };
  }

  private static void say(Context context, int status, String code) {
    String title =
        switch (code) {
          case "signed_out" -> "Sign in first";
          case "not_allowed" -> "Not allowed";
          case "not_found" -> "Not found";
          case "too_many_rows" -> "Too many tasks for a file: ask for fewer";
          case "too_many_requests" -> "Too many requests, try again later";
          case "failed" -> "Something went wrong";
          default -> "Bad request";
        };
    if (context.path().startsWith("/api/")) {
      Problem.of(status, title, code).answer(context);
    } else if (!Pages.problem(context, status)) {
      context.status(status).contentType("text/plain; charset=utf-8").result(title);
    }
  }
}
