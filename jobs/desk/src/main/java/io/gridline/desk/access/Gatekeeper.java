package io.gridline.desk.access;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpStatus;
import io.javalin.http.TooManyRequestsResponse;
import io.javalin.http.UnauthorizedResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Stands before every request: headers, rate limit, who is asking, and whether a change was meant
 * (CSRF). And behind it: that a session was still open when it was answered.
 */
public final class Gatekeeper {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src"
          + " 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";
  private static final Set<String> OPEN =
      Set.of(
          "/login",
          "/offline",
          "/sw.js",
          "/manifest.webmanifest",
          "/favicon.ico",
          "/language",
          "/api/v1/login",
          "/api/v1/setup",
          "/api/v1/openapi.json",
          "/healthz");
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final int MOVED = 300;
  private static final int CLIENT_ERROR = 400;
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final Accounts accounts;
  private final Proxies proxies;
  private final Allowance requests;
  private final Allowance addresses;

  public Gatekeeper(Accounts accounts, RequestLimits limits, Proxies proxies) {
    this.accounts = accounts;
    this.proxies = proxies;
    this.requests = new Allowance(limits.ofASession(), A_MINUTE, System::nanoTime);
    this.addresses = new Allowance(limits.ofAnAddress(), A_MINUTE, System::nanoTime);
  }

  /** To be added before any route. */
  public void guard(JavalinConfig config) {
    config.routes.before(this::let);
    config.routes.after(this::lookAgain);
  }

  private void let(Context context) {
    putHeaders(context);
    proxies.note(context);
    String path = context.path();
    if (path.startsWith("/assets/")) {
      return;
    }
    context.header("Cache-Control", "no-store");
    if (!addresses.take(Proxies.address(context))) {
      throw new TooManyRequestsResponse();
    }
    boolean isOpen = isOpen(path);
    Optional<Session> session = RequestSession.token(context).flatMap(accounts::session);
    session.ifPresent(found -> context.attribute(RequestSession.SESSION, found));
    if (session.isEmpty() && !isOpen) {
      turnAway(context, path);
    } else if (session.isPresent() && !requests.take(session.get().tokenHash())) {
      throw new TooManyRequestsResponse();
    } else if (!READING.contains(context.method().name())) {
      requireMeant(context, isOpen ? Optional.empty() : session);
    }
  }

  /**
   * A session that has ended since it was let in sees nothing: before that is said of what was
   * asked for, it is said of the session. One that has ended does not open again, so that what was
   * found by one that is open now was found by an open one.
   */
  private void lookAgain(Context context) {
    Optional<Session> session = RequestSession.find(context);
    boolean isPage = !context.path().startsWith("/api/") && !isOpen(context.path());
    boolean isDone = context.statusCode() >= MOVED && context.statusCode() < CLIENT_ERROR;
    boolean isInDoubt =
        isPage || RequestSession.isInDoubt(context) || context.statusCode() >= CLIENT_ERROR;
    if (session.isPresent() && isInDoubt && !isDone && !accounts.isOpen(session.get())) {
      context.result("");
      turnAway(context, context.path());
    }
  }

  private static boolean isOpen(String path) {
    return OPEN.contains(path) || path.startsWith("/setup/") || path.startsWith("/assets/");
  }

  private static void turnAway(Context context, String path) {
    if (path.startsWith("/api/") || !READING.contains(context.method().name())) {
      throw new UnauthorizedResponse();
    }
    context.redirect("/login", HttpStatus.SEE_OTHER);
    context.skipRemainingHandlers();
  }

  /** That a page of this desk sent it, and not another site in the name of who is signed in. */
  private static void requireMeant(Context context, Optional<Session> session) {
    if (session.isPresent()) {
      String said =
          Optional.ofNullable(context.header("X-CSRF-Token"))
              .or(() -> Optional.ofNullable(context.formParam("csrf")))
              .orElse("");
      if (!Tokens.same(said, session.get().csrf())) {
        throw new ForbiddenResponse();
      }
    } else if (isFromElsewhere(context)) {
      throw new ForbiddenResponse();
    }
  }

  private static boolean isFromElsewhere(Context context) {
    String site = context.header("Sec-Fetch-Site");
    // Under "no-referrer" a form's origin is "null", also that of our own: this tells better.
    if (site != null) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    String origin = context.header("Origin");
    if (origin == null) {
      return false;
    }
    try {
      return !String.valueOf(URI.create(origin).getAuthority()).equals(context.host());
    } catch (IllegalArgumentException notAnOrigin) {
      return true;
    }
  }

  private static void putHeaders(Context context) {
    context.header("Content-Security-Policy", POLICY);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Frame-Options", "DENY");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
    context.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if (Https.isUsed(context)) {
      context.header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
  }
}
