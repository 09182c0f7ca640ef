package io.gridline.desk.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.gridline.desk.access.RequestSession;
import io.gridline.desk.access.Session;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Writes pages: in the language of whoever asks. */
final class Writer {

  /** Kept on the device: before somebody signs in there is no account to ask. */
  static final String LANGUAGE = "language";

  private static final String TEMPLATES = "io.gridline.desk.page.jte";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Writer.class.getClassLoader(), TEMPLATES);
  private final Assets assets;
  private final Neighbours places;
  private final Clock clock;

  Writer(Assets assets, Neighbours places, Clock clock) {
    this.assets = assets;
    this.places = places;
    this.clock = clock;
  }

  static Language language(Context context) {
    Optional<Session> who = RequestSession.find(context);
    if (who.isPresent()) {
      return Language.of(who.get().language());
    }
    String kept = context.cookie(LANGUAGE);
    return Language.of(kept != null ? kept : context.header("Accept-Language"));
  }

  Screen screen(Context context, String active, String titleKey, Object... values) {
    Texts texts = Texts.in(language(context));
    return new Screen(
        texts,
        RequestSession.find(context).orElse(null),
        clock.instant(),
        assets,
        places,
        active,
        texts.of(titleKey, values));
  }

  void write(Context context, String template, Screen screen, Map<String, Object> values) {
    context.html(render(template, screen, values));
  }

  String render(String template, Screen screen, Map<String, Object> values) {
    StringOutput out = new StringOutput();
    Map<String, Object> all = new HashMap<>(values);
    all.put("screen", screen);
    engine.render(template + ".jte", all, out);
    return out.toString();
  }
}
