package io.gridline.jobs.screen;

import io.gridline.connectors.feedfile.CaseFile;
import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.lists.RunFolder;
import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.register.OpenRegister;
import io.gridline.connectors.report.DivisionNames;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.store.Store;
import io.gridline.jobs.flink.FlinkCluster;
import io.gridline.pipelines.contact.CaseRow;
import io.gridline.pipelines.entry.EntryKeys;
import io.gridline.pipelines.identity.Register;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.scheduled.RegisterReach;
import io.gridline.pipelines.scheduled.Standing;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The scheduled run: lands what is new, screens, and publishes one list for each queue of each
 * order.
 *
 * <pre>
 *   orders in force? -> land -> choose -> trace cases -> find claims -> look up -> evaluate -> publish
 * </pre>
 *
 * Wiring only; what happens in a phase is in the phase. Nothing is published when any phase fails.
 */
public final class ScreenJob {

  private final ScreenSettings settings;
  private final FlinkCluster flink;
  private final PhaseClock progress;

  public ScreenJob(ScreenSettings settings, FlinkCluster flink, Progress progress) {
    this.settings = settings;
    this.flink = flink;
    this.progress = new PhaseClock(progress);
  }

  /**
   * @return the manifests of the published runs, in the orders' sequence
   * @throws RuntimeException of a kind that {@code RunFailure} tells apart; then nothing is
   *     published
   */
  public List<RunManifest> run() throws IOException {
    Instant started = Instant.now();
    List<OrderInForce> inForce = OrderInForce.read(settings.orders(), settings.asOf());
    List<ScreeningOrder> orders = inForce.stream().map(OrderInForce::order).toList();
    List<CaseRow> cases =
        settings.cases().isPresent() ? CaseFile.read(settings.cases().get()) : List.of();
    settings.register().check();

    try (RunLock lock = RunLock.take(settings.out(), settings.store())) {
      PublishedRuns published = new PublishedRuns(settings.out());
      List<String> ids = orders.stream().map(ScreeningOrder::id).toList();
      List<RunManifest> done = published.ofRun(ids, settings.run());
      if (done.size() == ids.size()) {
        progress.says("run " + settings.run() + " was published before");
        return done;
      }
      published.sweep(ids);
      KeyFolder keys = KeyFolder.open(settings.keys());
      GateKeys gate = keys.gate();
      String id = settings.run();
      List<OrderRun> runs = OrderRun.begin(inForce, keys, published, settings.asOf(), id);

      progress.begins(Phase.LAND, "land what is new in the feeds");
      Store store = Store.open(settings.store(), gate);
      LandPhase.Landed landed =
          new LandPhase(
                  flink,
                  gate,
                  orders,
                  settings.feeds(),
                  settings.store(),
                  settings.asOf(),
                  LandPhase.STRETCH_BYTES,
                  lock)
              .land(store, progress);
      StoredRows rows = new StoredRows(store, landed.parts());

      progress.begins(Phase.CHOOSE, "choose the deliveries that stand");
      Standing standing = new ChoosePhase(flink, gate, orders).standing(rows);

      // Only now, so that the database does not hold an old state for as long as landing takes.
      try (OpenRegister open = settings.register().open()) {
        Register register = open.register();
        progress.begins(Phase.TRACE, "trace " + cases.size() + " cases");
        TracedCases traced =
            new CasePhase(flink, gate, orders, new RegisterReach(register))
                .trace(cases, rows, standing);

        RunFolder folder =
            new RunFolder(
                runs.stream()
                    .collect(Collectors.toMap(one -> one.order().id(), one -> "" + one.folder())));
        try {
          ScreenPhase.Outcome outcome =
              new ScreenPhase(flink, gate, entryKeys(runs), orders, settings.asOf(), register)
                  .screen(rows, standing, traced, folder, progress);
          progress.begins(Phase.PUBLISH, "publish");
          List<RunManifest> manifests =
              new PublishPhase(
                      new PublishPhase.About(
                          id,
                          started,
                          settings.asOf(),
                          settings.limits(),
                          DivisionNames.read()::own),
                      folder,
                      store,
                      landed,
                      gate,
                      progress)
                  .complete(runs, standing, traced, outcome);
          lock.requireHeld();
          published.publish(manifests);
          return manifests;
        } catch (Throwable failure) {
          orders.forEach(order -> discard(published, order, id, failure));
          throw failure;
        }
      }
    }
  }

  private static Map<String, EntryKeys> entryKeys(List<OrderRun> runs) {
    return runs.stream().collect(Collectors.toMap(one -> one.order().id(), OrderRun::keys));
  }

  private void discard(
      PublishedRuns published, ScreeningOrder order, String run, Throwable failure) {
    try {
      published.discard(order.id(), settings.asOf(), run);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
