package io.gridline.desk.intake;

import io.gridline.connectors.lists.PublishedEntries;
import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.lists.RunManifest;
import io.gridline.desk.database.Database;
import io.gridline.desk.store.Orders;
import io.gridline.pipelines.entry.ListedEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Takes published runs in by their manifest, each in one transaction: all of it or nothing,
 * whatever is killed. A run that was taken in is not taken in again, nor one that is older or of an
 * older version of its order.
 */
public final class RunIntake {

  private static final int BATCH = 1000;
  private static final String ORDER_FILE = "order.yaml";

  private final Database database;
  private final Orders orders;
  private final Entries entries;
  private final Clock clock;

  public RunIntake(Database database, Orders orders, Entries entries, Clock clock) {
    this.database = database;
    this.orders = orders;
    this.entries = entries;
    this.clock = clock;
  }

  /**
   * Takes in what was published last of each order.
   *
   * @param out where runs are published
   * @return how many runs were new
   */
  public int takeLatest(Path out) throws IOException {
    PublishedRuns runs = new PublishedRuns(out);
    int taken = 0;
    for (String order : runs.orders()) {
      RunManifest manifest = runs.latest(order).orElseThrow();
      Path folder = runs.folder(manifest);
      String yaml = Files.readString(folder.resolve(ORDER_FILE), StandardCharsets.UTF_8);
      if (database.asIntake(handle -> take(handle, manifest, folder, yaml))) {
        taken++;
      }
    }
    return taken;
  }

  private boolean take(Handle handle, RunManifest manifest, Path folder, String yaml) {
    if (entries.isForgotten(handle, manifest.order())) {
      return false;
    }
    orders.keep(handle, yaml);
    if (orders.of(handle, manifest.order()).order().version() > manifest.orderVersion()) {
      return false;
    }
    Instant asOf = Instant.parse(manifest.asOf());
    // Of several desks the first writes this row, and the others wait for it.
    int first =
        handle
            .createUpdate(
                """
                INSERT INTO intake_run (order_id, as_of, run)
                SELECT :order, :as_of, :run WHERE NOT EXISTS (
                  SELECT FROM intake_run WHERE order_id = :order AND as_of > :as_of)
                ON CONFLICT DO NOTHING
                """)
            .bind("order", manifest.order())
            .bind("as_of", asOf)
            .bind("run", manifest.run())
            .execute();
    if (first == 0) {
      return false;
    }
    List<String> people = takeEntries(handle, manifest.order(), folder);
    entries.withdrawOthers(handle, manifest.order(), people, asOf, clock.instant());
    keepFreshness(handle, manifest);
    handle
        .createUpdate(
            "UPDATE intake_run SET done_at = :now"
                + " WHERE order_id = :order AND as_of = :as_of AND run = :run")
        .bind("now", clock.instant())
        .bind("order", manifest.order())
        .bind("as_of", asOf)
        .bind("run", manifest.run())
        .execute();
    return true;
  }

  private List<String> takeEntries(Handle handle, String order, Path folder) {
    List<String> people = new ArrayList<>();
    List<ListedEntry> batch = new ArrayList<>();
    try {
      new PublishedEntries(folder)
          .read(
              entry -> true,
              entry -> {
                people.add(entry.personKey());
                batch.add(entry.withoutEvidence());
                if (batch.size() == BATCH) {
                  entries.take(handle, order, batch, clock.instant());
                  batch.clear();
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!batch.isEmpty()) {
      entries.take(handle, order, batch, clock.instant());
    }
    return people;
  }

  private static void keepFreshness(Handle handle, RunManifest manifest) {
    manifest
        .sources()
        .forEach(
            (source, counts) ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO source_freshness (order_id, source, latest)
                        VALUES (:order, :source, CAST(:latest AS timestamptz))
                        ON CONFLICT (order_id, source) DO UPDATE SET latest = excluded.latest
                        """)
                    .bind("order", manifest.order())
                    .bind("source", source)
                    .bind("latest", counts.latest())
                    .execute());
  }
}
