package io.gridline.desk.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.gridline.desk.DeskParts;
import io.gridline.desk.access.Proxies;
import io.gridline.desk.access.RequestSession;
import io.gridline.desk.access.Session;
import io.gridline.desk.access.SignedIn;
import io.gridline.desk.store.Task;
import io.gridline.desk.store.TaskDetail;
import io.gridline.desk.store.TaskPage;
import io.gridline.desk.store.TaskQuery;
import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UnauthorizedResponse;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The REST API, {@code /api/v1}: described by {@code openapi.json}. */
public final class Api {

  private static final String ROOT = "/api/v1";
  private static final int PAGE = 50;
  private static final int MOST_CLAIMED = 50;
  private static final int MOST_ASSIGNED = 1000;

  private final DeskParts parts;
  private final Actions actions;

  private Api(DeskParts parts) {
    this.parts = parts;
    this.actions = new Actions(parts.tasks());
  }

  public static void add(JavalinConfig config, DeskParts parts) {
    Api api = new Api(parts);
    config.routes.post(ROOT + "/login", api::signIn);
    config.routes.post(ROOT + "/logout", api::signOut);
    config.routes.post(ROOT + "/setup", api::setUp);
    config.routes.get(ROOT + "/me", api::me);
    config.routes.get(ROOT + "/tasks", api::list);
    config.routes.get(ROOT + "/tasks/{id}", api::find);
    config.routes.post(ROOT + "/tasks/{id}/actions", api.actions::one);
    config.routes.post(ROOT + "/actions", api.actions::many);
    config.routes.post(ROOT + "/tasks/{id}/open", api::open);
    config.routes.post(ROOT + "/tasks/claim", api::claim);
    config.routes.post(ROOT + "/tasks/assign", api::assign);
    config.routes.get(ROOT + "/openapi.json", OpenApi::answer);
    OfficerApi.add(config, ROOT, parts);
  }

  private record Credentials(String account, String password) {}

  private record Me(
      String account, String name, String role, String division, String language, String csrf) {

    static Me of(Session who) {
      return new Me(
          who.account(), who.name(), who.role().text(), who.division(), who.language(), who.csrf());
    }
  }

  private void signIn(Context context) {
    Credentials given = read(context, Credentials.class);
    if (given.account() == null || given.password() == null) {
      throw new BadRequestResponse();
    }
    SignedIn signedIn =
        parts
            .accounts()
            .signIn(given.account(), given.password(), Proxies.address(context))
            .orElseThrow(UnauthorizedResponse::new);
    RequestSession.start(context, signedIn);
    write(context, Me.of(signedIn.session()));
  }

  private record Setup(String token, String password) {}

  private void setUp(Context context) {
    Setup given = read(context, Setup.class);
    if (given.token() == null || given.password() == null) {
      throw new BadRequestResponse();
    }
    String account =
        parts
            .accounts()
            .setUp(given.token(), given.password())
            .orElseThrow(BadRequestResponse::new);
    write(context, Map.of("account", account));
  }

  private void signOut(Context context) {
    parts.accounts().signOut(RequestSession.of(context));
    RequestSession.end(context);
    context.status(204);
  }

  private void me(Context context) {
    write(context, Me.of(RequestSession.of(context)));
  }

  private void list(Context context) {
    TaskQuery query =
        new TaskQuery(
            context.queryParam("state"),
            context.queryParam("due"),
            context.queryParam("division"),
            context.queryParam("order"),
            "true".equals(context.queryParam("mine")),
            context.queryParam("cursor"),
            number(Optional.ofNullable(context.queryParam("limit")).orElse("" + PAGE)));
    TaskPage page = parts.tasks().list(RequestSession.of(context), query, language(context));
    writeList(context, page.items(), page);
  }

  private void find(Context context) {
    RequestSession.doubt(context);
    TaskDetail found =
        parts
            .tasks()
            .find(RequestSession.of(context), id(context), language(context))
            .orElseThrow(NotFoundResponse::new);
    write(context, found);
  }

  private record Field(String field) {}

  private void open(Context context) {
    Field field = read(context, Field.class);
    if (field.field() == null
        || !List.of("document", "phone", "name", "address").contains(field.field())) {
      throw new BadRequestResponse();
    }
    String value =
        parts
            .tasks()
            .open(RequestSession.of(context), id(context), field.field())
            .orElseThrow(NotFoundResponse::new);
    write(context, Map.of("value", value));
  }

  private record Claim(Integer limit) {}

  private void claim(Context context) {
    Integer limit = read(context, Claim.class).limit();
    int most = limit == null ? 1 : Math.max(1, Math.min(MOST_CLAIMED, limit));
    List<Task> claimed = parts.tasks().claim(RequestSession.of(context), most, language(context));
    writeList(context, claimed, Map.of("tasks", claimed));
  }

  private record Assignment(List<Long> taskIds, String account) {}

  private void assign(Context context) {
    Assignment asked = read(context, Assignment.class);
    if (asked.taskIds() == null
        || asked.account() == null
        || asked.taskIds().size() > MOST_ASSIGNED) {
      throw new BadRequestResponse();
    }
    List<Task> given =
        parts
            .tasks()
            .assign(
                RequestSession.of(context), asked.taskIds(), asked.account(), language(context));
    writeList(context, given, Map.of("tasks", given));
  }

  static long id(Context context) {
    try {
      return Long.parseLong(context.pathParam("id"));
    } catch (NumberFormatException notANumber) {
      throw new NotFoundResponse();
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw new BadRequestResponse();
    }
  }

  /** What the request asks for, else what the account speaks. */
  static String language(Context context) {
    String asked = context.header("Accept-Language");
    if (asked != null && asked.startsWith("en")) {
      return "en";
    }
    if (asked != null && asked.startsWith("zh")) {
      return "zh";
    }
    return RequestSession.of(context).language();
  }

  static <T> T read(Context context, Class<T> kind) {
    try {
      T value = Json.MAPPER.readValue(context.body(), kind);
      if (value == null) {
        throw new BadRequestResponse();
      }
      return value;
    } catch (JsonProcessingException notOurs) {
      throw new BadRequestResponse();
    }
  }

  /**
   * Writes what was found; nothing may mean that the session has ended.
   *
   * @param value what is written
   */
  static void writeList(Context context, List<?> found, Object value) {
    if (found.isEmpty()) {
      RequestSession.doubt(context);
    }
    write(context, value);
  }

  static void write(Context context, Object value) {
    try {
      context.contentType("application/json").result(Json.MAPPER.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
