package io.gridline.ops.desk;

import io.gridline.connectors.lists.PublishedEntries;
import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.report.DivisionNames;
import io.gridline.desk.Desk;
import io.gridline.desk.DeskSettings;
import io.gridline.desk.access.AccountBook;
import io.gridline.desk.access.Role;
import io.gridline.desk.database.DatabaseAddress;
import io.gridline.desk.database.Owner;
import io.gridline.jobs.publish.Stop;
import io.gridline.ops.servers.PostgresServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The desk over a run that was published: PostgreSQL, the desk and four accounts, stopped together.
 * Its clock begins at the run's as_of, so that what is due is due as it would have been.
 *
 * @param out where the server's files go
 * @param lists where the run is published, its keys beside it
 */
public record DeskDemo(Path out, Path lists, RunManifest manifest, PrintWriter to) {

  private static final int COMMUNITY_DIGITS = 12;
  private static final int CONNECTIONS = 10;

  /** Of accounts on made-up people, on this machine. */
  private static final String PASSWORD = "gridline demo";

  private record Account(String account, String name, Role role, int digits) {}

  private static final List<Account> ACCOUNTS =
      List.of(
          new Account("community", "社区工作人员", Role.WORKER, 12),
          new Account("street", "街道协调员", Role.COORDINATOR, 9),
          new Account("county", "区县专班", Role.OFFICER, 6),
          new Account("city", "市级专班", Role.OFFICER, 4));

  /** Serves until told to stop. */
  public void run(int port, Stop stop) throws IOException {
    try (PostgresServer postgres = PostgresServer.start(out.resolve("servers/postgres"));
        Desk desk = start(postgres, port)) {
      String community = busiest();
      to.printf(
          "%nThe desk is at http://127.0.0.1:%d/ over PostgreSQL at 127.0.0.1:%d.%n%n",
          desk.port(), postgres.port());
      DivisionNames names = DivisionNames.read();
      for (Account account : ACCOUNTS) {
        String division = community.substring(0, account.digits());
        String link =
            new AccountBook(owner(postgres))
                .invite(account.account(), account.name(), account.role(), division);
        String made = desk.accounts().setUp(link, PASSWORD).orElseThrow();
        to.printf(
            "  %-10s %-12s %-12s %s%n", made, account.role().text(), division, names.of(division));
      }
      to.printf("%nThe password of each is: %s%nCtrl-C ends it.%n", PASSWORD);
      to.flush();
      WaitForStop.of(stop);
    }
  }

  private static DatabaseAddress address(PostgresServer postgres) {
    return DatabaseAddress.of(postgres.url(PostgresServer.USER), name -> null);
  }

  private static Owner owner(PostgresServer postgres) {
    return Owner.of(address(postgres), PostgresServer.USER);
  }

  private Desk start(PostgresServer postgres, int port) throws IOException {
    Instant asOf = Instant.parse(manifest.asOf());
    return Desk.start(
        new DeskSettings(
            address(postgres),
            Optional.of(PostgresServer.USER),
            lists.resolve("keys"),
            List.of(),
            Optional.of(lists),
            Optional.empty(),
            "127.0.0.1",
            port,
            CONNECTIONS,
            Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), asOf))));
  }

  /** The community with the most people to visit. */
  private String busiest() throws IOException {
    Map<String, Integer> people = new TreeMap<>();
    new PublishedEntries(new PublishedRuns(lists).folder(manifest))
        .read(
            entry -> entry.routeCode().length() == COMMUNITY_DIGITS,
            entry -> people.merge(entry.routeCode(), 1, Integer::sum));
    return people.entrySet().stream()
        .max(Comparator.comparingInt(Map.Entry<String, Integer>::getValue))
        .map(Map.Entry::getKey)
        .orElse("330106002051");
  }
}
