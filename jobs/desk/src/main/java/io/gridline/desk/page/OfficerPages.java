package io.gridline.desk.page;

import io.gridline.desk.DeskParts;
import io.gridline.desk.access.Colleague;
import io.gridline.desk.access.RequestSession;
import io.gridline.desk.access.Role;
import io.gridline.desk.access.Session;
import io.gridline.desk.store.Officers.Progress;
import io.gridline.desk.store.TaskPage;
import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages of those who see more than one queue: filter and assign, the map, a sheet to print. */
final class OfficerPages {

  private static final int PAGE = 100;
  private static final int SHEET = 200;

  private final DeskParts parts;
  private final Writer writer;

  OfficerPages(DeskParts parts, Writer writer) {
    this.parts = parts;
    this.writer = writer;
  }

  void add(JavalinConfig config) {
    config.routes.get("/overview", this::overview);
    config.routes.get("/map", this::map);
    config.routes.get("/print", this::print);
  }

  private void overview(Context context) {
    Session who = requireNot(context, Role.WORKER);
    Filter filter = Filter.of(context);
    Screen screen = writer.screen(context, "overview", "overview.title");
    TaskPage page = parts.tasks().list(who, filter.query(PAGE), screen.texts().language().tag());
    List<Colleague> colleagues =
        who.role() == Role.COORDINATOR ? parts.accounts().colleagues(who) : List.of();
    writer.write(
        context,
        "overview",
        screen,
        Map.of(
            "filter",
            filter,
            "tasks",
            page.items(),
            "next",
            page.nextCursor() == null ? "" : page.nextCursor(),
            "colleagues",
            colleagues,
            "orders",
            parts.officers().orders(who),
            "progress",
            parts.officers().progress(who, filter.division().isEmpty() ? null : filter.division()),
            "places",
            parts.officers().progress(who, null),
            "freshness",
            parts.officers().freshness(who)));
  }

  private void map(Context context) {
    Session who = requireNot(context, Role.WORKER);
    String order = Filter.given(context, "order");
    List<Instant> days = parts.officers().days(who, order.isEmpty() ? null : order);
    Instant at = at(context).orElse(parts.clock().instant());
    Screen screen = writer.screen(context, "map", "map.title");
    List<Progress> progress = parts.officers().progress(who, null);
    TileMap tiles =
        TileMap.of(
            parts.officers().counts(who, order.isEmpty() ? null : order, at),
            progress,
            who.divisionName());
    writer.write(
        context,
        "map",
        screen,
        Map.of(
            "tiles",
            tiles,
            "days",
            days,
            "at",
            at,
            "order",
            order,
            "orders",
            parts.officers().orders(who),
            "freshness",
            parts.officers().freshness(who)));
  }

  private void print(Context context) {
    Session who = RequestSession.of(context);
    Filter filter = Filter.of(context);
    Screen screen = writer.screen(context, "", "print.title");
    TaskPage page = parts.tasks().list(who, filter.query(SHEET), screen.texts().language().tag());
    parts.tasks().noteExport(who, "print", page.items().size());
    writer.write(
        context,
        "print",
        screen,
        Map.of("visits", Visit.of(page.items()), "more", page.nextCursor() != null));
  }

  private static Session requireNot(Context context, Role role) {
    Session who = RequestSession.of(context);
    if (who.role() == role) {
      throw new ForbiddenResponse();
    }
    return who;
  }

  private static Optional<Instant> at(Context context) {
    String at = Filter.given(context, "at");
    try {
      return at.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(at));
    } catch (DateTimeParseException notATime) {
      throw new BadRequestResponse();
    }
  }
}
