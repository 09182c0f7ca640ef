package io.gridline.desk.access;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.javalin.http.UnauthorizedResponse;
import java.util.Optional;

/** The session of a request, and its cookie. */
public final class RequestSession {

  /** A request's attribute. */
  static final String SESSION = "gridline-session";

  private static final String COOKIE = "gridline_session";

  private RequestSession() {}

  static Optional<String> token(Context context) {
    return Optional.ofNullable(context.cookie(COOKIE)).filter(token -> !token.isEmpty());
  }

  public static Optional<Session> find(Context context) {
    return Optional.ofNullable(context.attribute(SESSION));
  }

  /**
   * @throws UnauthorizedResponse when nobody is signed in
   */
  public static Session of(Context context) {
    return find(context).orElseThrow(UnauthorizedResponse::new);
  }

  /** Sets the cookie: for this site's own requests only, out of reach for scripts. */
  public static void start(Context context, SignedIn signedIn) {
    context.cookie(cookie(context, signedIn.token(), -1));
  }

  public static void end(Context context) {
    context.cookie(cookie(context, "", 0));
  }

  private static Cookie cookie(Context context, String value, int seconds) {
    Cookie cookie = new Cookie(COOKIE, value);
    cookie.setPath("/");
    cookie.setMaxAge(seconds);
    cookie.setHttpOnly(true);
    cookie.setSecure(Https.isUsed(context));
    cookie.setSameSite(SameSite.STRICT);
    return cookie;
  }
}
