package io.gridline.jobs.screen;

import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.seal.OrderKeys;
import io.gridline.connectors.seal.WrongKey;
import io.gridline.pipelines.order.InvalidOrder;
import io.gridline.pipelines.order.OrderFile;
import io.gridline.pipelines.order.ScreeningOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The run that a new run of the same order follows: the latest up to, and with, its as_of. */
record LastPublished(RunManifest manifest, Path folder) {

  static Optional<LastPublished> of(PublishedRuns published, String order, Instant asOf)
      throws IOException {
    return published
        .latest(order, asOf)
        .map(manifest -> new LastPublished(manifest, published.folder(manifest)));
  }

  /**
   * @throws InvalidOrder when the order is an older one, or another one under the same version
   * @throws WrongKey when its people would get other keys than they have on the published lists
   */
  void requireSuccessor(ScreeningOrder now, OrderKeys keys) throws IOException {
    String published =
        "order "
            + now.id()
            + ": version "
            + manifest.orderVersion()
            + " was published as of "
            + manifest.asOf();
    if (now.version() < manifest.orderVersion()) {
      throw new InvalidOrder(
          List.of(published + ", and this is version " + now.version() + ": give the newer one"));
    }
    if (now.version() == manifest.orderVersion() && !now.equals(order())) {
      throw new InvalidOrder(List.of(published + ", and this is another order: raise its version"));
    }
    if (!keys.check().equals(manifest.keyCheck())) {
      throw new WrongKey(
          published
              + " under another key of the order: put that key back, or publish to another --out");
    }
  }

  private ScreeningOrder order() throws IOException {
    return OrderFile.parse("order.yaml", Files.readString(folder.resolve("order.yaml")));
  }
}
