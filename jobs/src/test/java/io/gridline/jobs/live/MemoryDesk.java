package io.gridline.jobs.live;

import io.gridline.pipelines.step.Desk;
import io.gridline.pipelines.step.Holding;
import io.gridline.pipelines.step.Kind;
import io.gridline.pipelines.step.Letter;
import io.gridline.pipelines.step.LiveOrders;
import io.gridline.pipelines.step.Shelf;
import java.time.Instant;
import java.util.function.Consumer;

/** A step's desk in memory. */
record MemoryDesk(
    String key,
    KeyState state,
    Holding holding,
    LiveOrders orders,
    Instant now,
    Consumer<Letter> out,
    Runnable atOnce)
    implements Desk {

  @Override
  public <V> Shelf<V> shelf(Kind<V> kind) {
    return holding.shelf(kind);
  }

  @Override
  public void send(Letter letter) {
    out.accept(letter);
  }

  @Override
  public void wakeAt(Instant instant) {
    state.wake = instant;
    if (instant != null && now != null && !instant.isAfter(now)) {
      atOnce.run();
    }
  }
}
