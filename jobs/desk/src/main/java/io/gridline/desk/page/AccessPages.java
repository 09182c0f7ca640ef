package io.gridline.desk.page;

import io.gridline.desk.access.Accounts;
import io.gridline.desk.access.Proxies;
import io.gridline.desk.access.RequestSession;
import io.gridline.desk.access.Session;
import io.gridline.desk.access.SignedIn;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Signing in and out, the first password, the language. They work without script. */
final class AccessPages {

  private static final int A_YEAR = 31_536_000;
  private static final int SHORTEST_PASSWORD = 10;

  private final Accounts accounts;
  private final Writer writer;

  AccessPages(Accounts accounts, Writer writer) {
    this.accounts = accounts;
    this.writer = writer;
  }

  void add(JavalinConfig config) {
    config.routes.get("/login", context -> login(context, "", HttpStatus.OK));
    config.routes.post("/login", this::signIn);
    config.routes.post("/logout", this::signOut);
    config.routes.get("/setup/{token}", context -> setup(context, ""));
    config.routes.post("/setup/{token}", this::setUp);
    config.routes.post("/language", this::speak);
  }

  private void login(Context context, String failure, HttpStatus status) {
    String asked = context.queryParam("language");
    if (asked != null) {
      keepLanguage(context, Language.of(asked));
      context.redirect("/login", HttpStatus.SEE_OTHER);
      return;
    }
    context.status(status);
    writer.write(
        context,
        "login",
        writer.screen(context, "", "login.title"),
        Map.of("failure", failure, "done", context.queryParam("done") != null));
  }

  private void signIn(Context context) {
    Optional<SignedIn> signedIn =
        accounts.signIn(
            given(context, "account"), given(context, "password"), Proxies.address(context));
    if (signedIn.isEmpty()) {
      login(context, "login.failed", HttpStatus.UNAUTHORIZED);
      return;
    }
    String kept = context.cookie(Writer.LANGUAGE);
    if (kept != null) {
      accounts.speak(signedIn.get().session(), Language.of(kept).tag());
    }
    RequestSession.start(context, signedIn.get());
    context.redirect("/", HttpStatus.SEE_OTHER);
  }

  /**
   * The browser is told to forget what it kept, whatever the script has cleared before. Its cache
   * holds no page, and clearing that can hold a browser up for seconds.
   */
  private void signOut(Context context) {
    accounts.signOut(RequestSession.of(context));
    RequestSession.end(context);
    context.header("Clear-Site-Data", "\"storage\"");
    context.redirect("/login", HttpStatus.SEE_OTHER);
  }

  private void setup(Context context, String failure) {
    writer.write(
        context, "setup", writer.screen(context, "", "setup.title"), Map.of("failure", failure));
  }

  private void setUp(Context context) {
    String password = given(context, "password");
    if (password.length() < SHORTEST_PASSWORD) {
      setup(context, "setup.short");
    } else if (!Objects.equals(password, given(context, "again"))) {
      setup(context, "setup.differs");
    } else if (accounts.setUp(context.pathParam("token"), password).isEmpty()) {
      setup(context, "setup.used");
    } else {
      context.redirect("/login?done=1", HttpStatus.SEE_OTHER);
    }
  }

  private void speak(Context context) {
    Language language = Language.of(given(context, "language"));
    Session who = RequestSession.of(context);
    accounts.speak(who, language.tag());
    keepLanguage(context, language);
    String back = given(context, "back");
    // A path of this desk and nothing else: "//elsewhere" would leave it.
    boolean ours = back.startsWith("/") && !back.startsWith("//") && !back.contains("\\");
    context.redirect(ours ? back : "/", HttpStatus.SEE_OTHER);
  }

  private static void keepLanguage(Context context, Language language) {
    Cookie cookie = new Cookie(Writer.LANGUAGE, language.tag());
    cookie.setPath("/");
    cookie.setMaxAge(A_YEAR);
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.STRICT);
    context.cookie(cookie);
  }

  private static String given(Context context, String field) {
    return Optional.ofNullable(context.formParam(field)).orElse("");
  }
}
