package io.gridline.desk;

import io.gridline.connectors.report.DivisionNames;
import io.gridline.desk.access.Accounts;
import io.gridline.desk.access.Gatekeeper;
import io.gridline.desk.access.Proxies;
import io.gridline.desk.api.Api;
import io.gridline.desk.api.Problems;
import io.gridline.desk.database.Database;
import io.gridline.desk.database.DatabaseAddress;
import io.gridline.desk.database.Owner;
import io.gridline.desk.export.Exports;
import io.gridline.desk.intake.Entries;
import io.gridline.desk.intake.Escalations;
import io.gridline.desk.intake.Forgetting;
import io.gridline.desk.intake.OrderEnds;
import io.gridline.desk.intake.Rounds;
import io.gridline.desk.intake.RunIntake;
import io.gridline.desk.intake.TopicIntake;
import io.gridline.desk.page.Pages;
import io.gridline.desk.store.Contacts;
import io.gridline.desk.store.Officers;
import io.gridline.desk.store.Orders;
import io.gridline.desk.store.Tasks;
import io.gridline.pipelines.entry.ListedEntry;
import io.javalin.Javalin;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * A running desk: serves pages and API, takes entries in, escalates. Several may run over one
 * database. Everything that counts is in the database: it may be killed at any moment.
 */
public final class Desk implements AutoCloseable {

  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(5);
  private static final long LARGEST_REQUEST = 256 * 1024L;

  private final DeskParts parts;
  private final Database database;
  private final Entries entries;
  private final Escalations escalations;
  private final Rounds rounds;
  private final Optional<TopicIntake> topic;
  private final Javalin server;

  private Desk(
      DeskParts parts,
      Database database,
      Entries entries,
      Escalations escalations,
      Rounds rounds,
      Optional<TopicIntake> topic,
      Javalin server) {
    this.parts = parts;
    this.database = database;
    this.entries = entries;
    this.escalations = escalations;
    this.rounds = rounds;
    this.topic = topic;
    this.server = server;
  }

  /**
   * Starts a desk and waits until it serves; what runs were published is taken in then.
   *
   * @throws IOException when a published run cannot be read
   */
  public static Desk start(DeskSettings settings) throws IOException {
    settings.owner().ifPresent(owner -> Owner.of(settings.database(), owner).migrate());
    Database database = Database.open(settings.database(), settings.connections());
    try {
      return start(settings, database);
    } catch (IOException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static Desk start(DeskSettings settings, Database database) throws IOException {
    DivisionNames divisions = DivisionNames.read();
    Orders orders = new Orders();
    Contacts contacts = new Contacts(settings.keys());
    Entries entries = new Entries(orders, contacts);
    settings.orders().forEach(yaml -> keep(database, orders, yaml));
    RunIntake runs = new RunIntake(database, orders, entries, settings.clock());
    if (settings.runs().isPresent()) {
      runs.takeLatest(settings.runs().get());
    }
    Accounts accounts = new Accounts(database, divisions);
    DeskParts parts =
        new DeskParts(
            accounts,
            new Tasks(database, orders, divisions, contacts, settings.clock()),
            new Officers(database, orders, divisions, settings.clock()),
            settings.clock());
    Rounds rounds = new Rounds(BETWEEN_ROUNDS);
    Escalations escalations = new Escalations(database, orders, settings.clock());
    rounds.add(
        "end of orders", new OrderEnds(database, orders, entries, settings.clock())::withdraw);
    rounds.add("forgetting", new Forgetting(database, orders, settings.clock())::forget);
    rounds.add("escalation", escalations::sweep);
    settings.runs().ifPresent(out -> rounds.add("published runs", () -> runs.takeLatest(out)));
    Javalin server = serve(settings, parts);
    Optional<TopicIntake> topic =
        settings.kafka().map(kafka -> new TopicIntake(database, entries, kafka, settings.clock()));
    rounds.start();
    topic.ifPresent(TopicIntake::start);
    return new Desk(parts, database, entries, escalations, rounds, topic, server);
  }

  /**
   * Forgets the orders whose retention is over, as a running desk does by itself.
   *
   * @return what was forgotten of each that was not before
   */
  public static List<Forgetting.Forgotten> forget(DatabaseAddress address, Clock clock) {
    try (Database database = Database.open(address, 1)) {
      return new Forgetting(database, new Orders(), clock).forget();
    }
  }

  private static void keep(Database database, Orders orders, String yaml) {
    database.asIntake(
        handle -> {
          orders.keep(handle, yaml);
          return null;
        });
  }

  private static Javalin serve(DeskSettings settings, DeskParts parts) {
    return Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.http.maxRequestSize = LARGEST_REQUEST;
              new Gatekeeper(
                      parts.accounts(), settings.limits(), Proxies.trusting(settings.proxies()))
                  .guard(config);
              Problems.answer(config);
              config.routes.get("/healthz", context -> context.result("ok"));
              Api.add(config, parts);
              Exports.add(config, parts.tasks());
              Pages.add(config, parts);
            })
        .start(settings.host(), settings.port());
  }

  /** Where it listens. */
  public int port() {
    return server.port();
  }

  /** Who may come in. */
  public Accounts accounts() {
    return parts.accounts();
  }

  /** Takes entries of one order in, as if they had just come. */
  public void take(String order, Collection<ListedEntry> listed) {
    inOne(handle -> entries.take(handle, order, listed, parts.clock().instant()));
  }

  /** These have left the list of an order. */
  public void withdraw(String order, Collection<String> personKeys) {
    inOne(handle -> entries.withdraw(handle, order, personKeys, parts.clock().instant()));
  }

  private void inOne(Consumer<Handle> work) {
    database.asIntake(
        handle -> {
          work.accept(handle);
          return null;
        });
  }

  /** Does now what it does every few seconds by itself. */
  public void makeRound() {
    rounds.make();
  }

  /** Escalates what is overdue now, without waiting for the next round. */
  public int sweep() {
    return escalations.sweep();
  }

  @Override
  public void close() {
    topic.ifPresent(TopicIntake::close);
    rounds.close();
    server.stop();
    database.close();
  }
}
