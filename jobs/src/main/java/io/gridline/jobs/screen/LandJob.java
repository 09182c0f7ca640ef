package io.gridline.jobs.screen;

import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.store.Store;
import io.gridline.connectors.store.StoredPart;
import io.gridline.jobs.flink.FlinkCluster;
import io.gridline.pipelines.order.ScreeningOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Lands what is new in the feeds, and no more: a screening soon after has nothing to land. */
public final class LandJob {

  private final Settings settings;
  private final FlinkCluster flink;
  private final Progress progress;

  /**
   * What a landing is told (contract, section 8).
   *
   * @param asOf the instant at which the orders have to be in force
   */
  public record Settings(List<Path> orders, Path feeds, Instant asOf, Path store, Path keys) {}

  public LandJob(Settings settings, FlinkCluster flink, Progress progress) {
    this.settings = settings;
    this.flink = flink;
    this.progress = progress;
  }

  /**
   * @return the parts of all files that the orders want
   * @throws RuntimeException of a kind that {@code RunFailure} tells apart; the store is then as it
   *     was
   */
  public List<StoredPart> run() throws IOException {
    List<ScreeningOrder> orders =
        OrderInForce.read(settings.orders(), settings.asOf()).stream()
            .map(OrderInForce::order)
            .toList();
    try (RunLock lock = RunLock.take(settings.store())) {
      GateKeys gate = KeyFolder.open(settings.keys()).gate();
      progress.begins(Phase.LAND, "land what is new in the feeds");
      return new LandPhase(
              flink,
              gate,
              orders,
              settings.feeds(),
              settings.store(),
              settings.asOf(),
              LandPhase.STRETCH_BYTES,
              lock)
          .land(Store.open(settings.store(), gate), progress)
          .parts();
    }
  }
}
