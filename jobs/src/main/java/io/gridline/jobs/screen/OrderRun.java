package io.gridline.jobs.screen;

import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.seal.OrderKeys;
import io.gridline.pipelines.order.ScreeningOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One order's part of a run: the order, its keys, what was published before, and where to write.
 */
record OrderRun(OrderInForce inForce, OrderKeys keys, Optional<LastPublished> last, Path folder) {

  ScreeningOrder order() {
    return inForce.order();
  }

  /** Begins a run of all these orders, or refuses it before anything is read or written. */
  static List<OrderRun> begin(
      List<OrderInForce> orders, KeyFolder keys, PublishedRuns published, Instant asOf, String run)
      throws IOException {
    List<OrderRun> runs = new ArrayList<>();
    for (OrderInForce inForce : orders) {
      String id = inForce.order().id();
      OrderKeys orderKeys = keys.order(id);
      Optional<LastPublished> last = LastPublished.of(published, id, asOf);
      if (last.isPresent()) {
        last.get().requireSuccessor(inForce.order(), orderKeys);
      }
      runs.add(new OrderRun(inForce, orderKeys, last, published.folder(id, asOf, run)));
    }
    return runs;
  }
}
