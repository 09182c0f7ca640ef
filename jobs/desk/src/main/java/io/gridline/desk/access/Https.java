package io.gridline.desk.access;

import io.javalin.http.Context;

/** Whether a request came by HTTPS: to the desk itself, or to a proxy before it that says so. */
final class Https {

  private Https() {}

  static boolean isUsed(Context context) {
    return "https".equals(context.scheme())
        || "https".equalsIgnoreCase(context.header("X-Forwarded-Proto"));
  }
}
