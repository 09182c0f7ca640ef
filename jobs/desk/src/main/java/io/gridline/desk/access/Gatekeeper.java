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
 * (CSRF).
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
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final Accounts accounts;
  private final Allowance requests;
  private final Allowance addresses;

  public Gatekeeper(Accounts accounts, RequestLimits limits) {
    this.accounts = accounts;
    this.requests = new Allowance(limits.ofASession(), A_MINUTE, System::nanoTime);
    this.addresses = new Allowance(limits.ofAnAddress(), A_MINUTE, System::nanoTime);
  }

  /** To be added before any route. */
  public void guard(JavalinConfig config) {
    config.routes.before(this::let);
  }

  private void let(Context context) {
    putHeaders(context);
    String path = context.path();
    if (path.startsWith("/assets/")) {
      return;
    }
    context.header("Cache-Control", "no-store");
    if (!addresses.take(context.ip())) {
      throw new TooManyRequestsResponse();
    }
    boolean isOpen = OPEN.contains(path) || path.startsWith("/setup/");
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
