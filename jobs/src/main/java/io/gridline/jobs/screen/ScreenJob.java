package io.gridline.jobs.screen;

import io.gridline.connectors.feedfile.CaseFile;
import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.lists.RunFolder;
import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.lists.RunManifest.SourceCounts;
import io.gridline.connectors.register.RegisterFiles;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.seal.OrderKeys;
import io.gridline.connectors.store.Store;
import io.gridline.connectors.store.StoredPart;
import io.gridline.jobs.flink.EmbeddedFlink;
import io.gridline.pipelines.contact.CaseRow;
import io.gridline.pipelines.entry.EntryKeys;
import io.gridline.pipelines.entry.ListFiles.WrittenFile;
import io.gridline.pipelines.entry.ReviewItem;
import io.gridline.pipelines.identity.Register;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.scheduled.RegisterReach;
import io.gridline.pipelines.scheduled.Standing;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
  private final EmbeddedFlink flink;
  private final Progress progress;

  public ScreenJob(ScreenSettings settings, EmbeddedFlink flink, Progress progress) {
    this.settings = settings;
    this.flink = flink;
    this.progress = progress;
  }

  /**
   * @return the manifests of the published runs, in the orders' sequence
   * @throws RuntimeException of a kind that {@code ScreenFailure} tells apart; then nothing is
   *     published
   */
  public List<RunManifest> run() throws IOException {
    Instant started = Instant.now();
    List<OrderInForce> inForce = OrderInForce.read(settings.orders(), settings.asOf());
    List<ScreeningOrder> orders = inForce.stream().map(OrderInForce::order).toList();
    List<CaseRow> cases =
        settings.cases().isPresent() ? CaseFile.read(settings.cases().get()) : List.of();
    Register register = RegisterFiles.open(settings.register());

    try (RunLock ignored = RunLock.take(settings.out(), settings.store())) {
      KeyFolder keys = KeyFolder.open(settings.keys());
      GateKeys gate = keys.gate();
      progress.begins("land what is new in the feeds");
      Store store = Store.open(settings.store());
      List<StoredPart> parts =
          new LandPhase(flink, gate, orders, settings.feeds(), settings.store())
              .land(store, progress);
      StoredRows rows = new StoredRows(store, parts);

      progress.begins("choose the deliveries that stand");
      Standing standing = new ChoosePhase(flink, gate, orders).standing(rows);

      progress.begins("trace " + cases.size() + " cases");
      TracedCases traced =
          new CasePhase(flink, gate, orders, new RegisterReach(register))
              .trace(cases, rows, standing);

      String run = RunId.next(started);
      PublishedRuns published = new PublishedRuns(settings.out());
      Map<String, OrderKeys> orderKeys = new LinkedHashMap<>();
      Map<String, String> folders = new LinkedHashMap<>();
      for (ScreeningOrder order : orders) {
        orderKeys.put(order.id(), keys.order(order.id()));
        folders.put(order.id(), published.folder(order.id(), settings.asOf(), run).toString());
      }
      RunFolder folder = new RunFolder(folders);
      try {
        ScreenPhase.Outcome outcome =
            new ScreenPhase(
                    flink,
                    gate,
                    Map.<String, EntryKeys>copyOf(orderKeys),
                    orders,
                    settings.asOf(),
                    register)
                .screen(rows, standing, traced, folder, progress);
        return publish(
            started, run, inForce, parts, store, published, folder, orderKeys, gate, standing,
            traced, outcome);
      } catch (Throwable failure) {
        for (ScreeningOrder order : orders) {
          discard(published, order, run, failure);
        }
        throw failure;
      }
    }
  }

  private List<RunManifest> publish(
      Instant started,
      String run,
      List<OrderInForce> inForce,
      List<StoredPart> parts,
      Store store,
      PublishedRuns published,
      RunFolder folder,
      Map<String, OrderKeys> orderKeys,
      GateKeys gate,
      Standing standing,
      TracedCases traced,
      ScreenPhase.Outcome outcome)
      throws IOException {
    progress.begins("publish");
    Map<String, Map<String, SourceCounts>> accounts = new LinkedHashMap<>();
    for (OrderInForce one : inForce) {
      Map<String, SourceCounts> account =
          new SourceAccounts(one.order(), parts, standing, outcome.counts()).bySource();
      RejectionLimit.check(one.order().id(), account, settings.maxRejected());
      accounts.put(one.order().id(), account);
    }
    List<RunManifest> manifests = new ArrayList<>();
    for (OrderInForce one : inForce) {
      String id = one.order().id();
      List<WrittenFile> files =
          new ArrayList<>(
              outcome.files().stream().filter(file -> file.order().equals(id)).toList());
      files.add(
          folder.write(id, "order.yaml", 1, file -> java.nio.file.Files.write(file, one.yaml())));
      List<ReviewItem> reviews = new ArrayList<>(outcome.reviews());
      reviews.addAll(traced.reviews());
      reviews.removeIf(item -> !item.order().equals(id));
      Instant now = Instant.now();
      manifests.add(
          new PublishPhase(one.order(), folder, store, parts)
              .complete(
                  new PublishPhase.About(
                      run,
                      settings.asOf().toString(),
                      now.toString(),
                      CodeVersion.text(),
                      one.sha256(),
                      Duration.between(started, now).toMillis()),
                  files,
                  reviews,
                  new ReviewFile(gate, orderKeys.get(id)),
                  accounts.get(id),
                  outcome.counts()));
    }
    published.publish(manifests);
    return manifests;
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
