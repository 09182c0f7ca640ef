package io.gridline.pipelines.flink;

import io.gridline.pipelines.step.Desk;
import io.gridline.pipelines.step.Holding;
import io.gridline.pipelines.step.Kind;
import io.gridline.pipelines.step.Letter;
import io.gridline.pipelines.step.LiveOrders;
import io.gridline.pipelines.step.Shelf;
import java.time.Instant;
import java.util.function.Consumer;

/** A step's desk in a task; the state is that of the key at hand. */
record FlinkDesk(
    String key,
    Holding holding,
    LiveOrders orders,
    Instant now,
    Consumer<Letter> out,
    Consumer<Instant> waking)
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
    waking.accept(instant);
  }
}
