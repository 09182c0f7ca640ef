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

  /** A request's attribute. */
  private static final String DOUBT = "gridline-doubt";

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

  /**
   * Nothing was found, or not all: before that is answered it is looked whether the session is
   * still open, to which alone there is something.
   */
  public static void doubt(Context context) {
    context.attribute(DOUBT, true);
  }

  static boolean isInDoubt(Context context) {
    return context.attribute(DOUBT) != null;
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
