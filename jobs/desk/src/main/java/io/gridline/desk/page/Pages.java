package io.gridline.desk.page;

import io.gridline.connectors.report.DivisionNames;
import io.gridline.desk.DeskParts;
import io.gridline.desk.access.RequestSession;
import io.javalin.config.JavalinConfig;
import io.javalin.config.Key;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Set;

/** The pages: written by the server, with a little script that works on without a network. */
public final class Pages {

  private static final Key<Writer> WRITER = new Key<>("page-writer");
  private static final Set<Integer> TOLD = Set.of(403, 404, 429);
  private static final String MANIFEST =
      """
      {"name":"Gridline","short_name":"Gridline","start_url":"/","display":"standalone",
      "background_color":"#f6f7f8","theme_color":"#1f5f8b",
      "icons":[{"src":"%s","sizes":"any","type":"image/svg+xml"}]}
      """;

  private Pages() {}

  /** Adds all page routes. */
  public static void add(JavalinConfig config, DeskParts parts) {
    Assets assets = Assets.read();
    Writer writer = new Writer(assets, new Neighbours(DivisionNames.read()), parts.clock());
    config.appData(WRITER, writer);
    new AccessPages(parts.accounts(), writer).add(config);
    new TaskPages(parts, writer).add(config);
    new OfficerPages(parts, writer).add(config);
    config.routes.get("/offline", context -> offline(context, writer));
    config.routes.get("/assets/{name}", context -> asset(context, assets));
    config.routes.get("/favicon.ico", context -> context.redirect(assets.path("icon.svg")));
    config.routes.get(
        "/manifest.webmanifest",
        context ->
            context
                .contentType("application/manifest+json")
                .result(MANIFEST.formatted(assets.path("icon.svg"))));
    byte[] worker = assets.serviceWorker();
    config.routes.get(
        "/sw.js", context -> context.contentType("text/javascript; charset=utf-8").result(worker));
  }

  /** Tells a failure on a page, to who is signed in; false leaves it to the caller. */
  public static boolean problem(Context context, int status) {
    Writer writer = context.appData(WRITER);
    if (RequestSession.find(context).isEmpty()) {
      return false;
    }
    int told = TOLD.contains(status) ? status : 500;
    context.status(status);
    writer.write(context, "problem", writer.screen(context, "", "problem." + told), Map.of());
    return true;
  }

  /** What a phone keeps and shows when it has nothing better: in both languages, for nobody. */
  private static void offline(Context context, Writer writer) {
    writer.write(context, "offline", writer.screen(context, "", "offline.title"), Map.of());
  }

  private static void asset(Context context, Assets assets) {
    Assets.Asset asset = assets.at(context.path()).orElse(null);
    if (asset == null) {
      context.status(404).result("");
      return;
    }
    context
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .contentType(asset.type())
        .header("Vary", "Accept-Encoding");
    String accepted = context.header("Accept-Encoding");
    if (accepted != null && accepted.contains("gzip")) {
      context.header("Content-Encoding", "gzip").result(asset.packed());
    } else {
      context.result(asset.bytes());
    }
  }
}
