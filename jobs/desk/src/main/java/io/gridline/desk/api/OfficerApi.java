package io.gridline.desk.api;

import io.gridline.desk.DeskParts;
import io.gridline.desk.access.RequestSession;
import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/** The part of the API that tells counts. */
final class OfficerApi {

  private final DeskParts parts;

  private OfficerApi(DeskParts parts) {
    this.parts = parts;
  }

  static void add(JavalinConfig config, String root, DeskParts parts) {
    OfficerApi api = new OfficerApi(parts);
    config.routes.get(root + "/progress", api::progress);
    config.routes.get(root + "/counts", api::counts);
    config.routes.get(root + "/freshness", api::freshness);
  }

  private void progress(Context context) {
    List<?> items =
        parts.officers().progress(RequestSession.of(context), context.queryParam("division"));
    Api.writeList(context, items, Map.of("items", items));
  }

  private void counts(Context context) {
    String order = context.queryParam("order");
    RequestSession.doubt(context);
    Api.write(
        context,
        Map.of(
            "items",
            parts.officers().counts(RequestSession.of(context), order, at(context)),
            "days",
            parts.officers().days(RequestSession.of(context), order)));
  }

  private Instant at(Context context) {
    String at = context.queryParam("at");
    try {
      return at == null ? parts.clock().instant() : Instant.parse(at);
    } catch (DateTimeParseException notATime) {
      throw new BadRequestResponse();
    }
  }

  private void freshness(Context context) {
    List<?> items = parts.officers().freshness(RequestSession.of(context));
    Api.writeList(context, items, Map.of("items", items));
  }
}
