package io.gridline.desk;

import io.gridline.connectors.seal.KeyFolder;
import io.gridline.desk.access.AccountBook;
import io.gridline.desk.access.RequestLimits;
import io.gridline.desk.access.Role;
import io.gridline.desk.database.DatabaseAddress;
import io.gridline.desk.database.Owner;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A desk over a PostgreSQL server of its own, with one order and a clock that is moved by hand. */
public final class ADesk implements AutoCloseable {

  public static final String ORDER = "ZJ-2020-001";
  public static final Instant START = Instant.parse("2020-02-10T01:00:00Z");

  /** Two communities of one street, one of another, and one of another city. */
  public static final String COMMUNITY = "330106002051";

  public static final String NEIGHBOUR = "330106002052";
  public static final String OTHER_STREET = "330106004053";
  public static final String OTHER_CITY = "330203001001";

  public static final String PASSWORD = "correct horse battery";

  private static final String ORDER_YAML =
      """
      order: ZJ-2020-001
      version: 1
      disease: COVID-19
      issued_by: A headquarters that is made up
      legal_basis: Law on the Prevention and Treatment of Infectious Diseases, Art. 42
      valid_from: 2020-01-23T10:00:00+08:00
      valid_until: 2020-03-31T00:00:00+08:00
      records_from: 2020-01-01T00:00:00+08:00
      jurisdiction: "33"
      observation_days: 14
      retention_days: 30
      route_by: [hotel, rail, aviation]
      household_limit: 20
      zones:
        - {id: wuhan, division: "4201", from: 2020-01-09T00:00:00+08:00, to: 2020-02-08T00:00:00+08:00}
      rules:
        - {id: stayed-in-zone, kind: zone-presence, level: high, min_dwell: PT2H, sources: [carrier, hotel]}
        - {id: same-carriage, kind: co-travel, level: high, sources: [rail], scope: car}
        - {id: household, kind: household, level: medium, of: [stayed-in-zone, same-carriage]}
      """;

  private final EmbeddedPostgres server;
  private final MovedClock clock = new MovedClock(START);
  private final Path keys;
  private final List<String> orders = new ArrayList<>(List.of(ORDER_YAML));
  private final SomeEntries entries;
  private Desk desk;

  private ADesk(EmbeddedPostgres server, Path keys) {
    this.server = server;
    this.keys = keys;
    this.entries = new SomeEntries(ORDER, KeyFolder.open(keys).order(ORDER), START);
  }

  /**
   * @param folder its own
   */
  public static ADesk start(Path folder) throws IOException {
    ADesk one =
        new ADesk(
            EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("pg"))
                .setOverrideWorkingDirectory(folder.toFile())
                .start(),
            folder.resolve("keys"));
    one.startAgain();
    return one;
  }

  /** Starts the desk again, after {@link Desk#close}. */
  public void startAgain() throws IOException {
    startBehind(List.of(), Optional.empty());
  }

  /**
   * @param proxies that it trusts
   * @param runs where runs are published
   */
  public void startBehind(List<String> proxies, Optional<Path> runs) throws IOException {
    desk =
        Desk.start(
            new DeskSettings(
                address(),
                Optional.of("postgres"),
                keys,
                orders,
                runs,
                Optional.empty(),
                "127.0.0.1",
                0,
                8,
                RequestLimits.OF_PEOPLE,
                proxies,
                clock));
  }

  public Desk desk() {
    return desk;
  }

  public MovedClock clock() {
    return clock;
  }

  public SomeEntries entries() {
    return entries;
  }

  /**
   * From the next start on it knows a further order, like the first but in this.
   *
   * @return entries under it
   */
  public SomeEntries alsoUnder(String order, String validUntil) {
    orders.add(
        ORDER_YAML
            .replace(ORDER, order)
            .replace("valid_until: 2020-03-31", "valid_until: " + validUntil));
    return new SomeEntries(order, KeyFolder.open(keys).order(order), START);
  }

  /** An order's text. */
  public String order(String id) {
    return orders.stream().filter(yaml -> yaml.contains("order: " + id)).findFirst().orElseThrow();
  }

  public Path keys() {
    return keys;
  }

  public DatabaseAddress address() {
    return DatabaseAddress.of(url("postgres"), name -> null);
  }

  /** A way into the database as one of its roles. */
  public String url(String role) {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?user=%s".formatted(server.getPort(), role);
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + desk.port() + path);
  }

  /** Makes an account, and sets it up. */
  public void account(String account, Role role, String division) {
    String link =
        new AccountBook(Owner.of(address(), "postgres")).invite(account, "工作人员", role, division);
    post("/api/v1/setup", "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(link, PASSWORD));
  }

  private void post(String path, String body) {
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(uri(path))
                      .header("Content-Type", "application/json")
                      .POST(HttpRequest.BodyPublishers.ofString(body))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 400) {
        throw new IllegalStateException(path + " was answered " + answer.statusCode());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    desk.close();
    server.close();
  }
}
