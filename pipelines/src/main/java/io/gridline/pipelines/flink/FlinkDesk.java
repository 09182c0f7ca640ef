package io.gridline.pipelines.flink;

import io.gridline.pipelines.step.Desk;
import io.gridline.pipelines.step.Kind;
import io.gridline.pipelines.step.Letter;
import io.gridline.pipelines.step.LiveOrders;
import io.gridline.pipelines.step.Shelf;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.MapState;

/** A step's desk in a task; the state is that of the key at hand. */
record FlinkDesk(
    String key,
    Map<String, MapState<String, byte[]>> shelves,
    LiveOrders orders,
    Instant now,
    Consumer<Letter> out,
    Consumer<Instant> waking)
    implements Desk {

  @Override
  public <V> Shelf<V> shelf(Kind<V> kind) {
    return new StateShelf<>(kind, shelves.get(kind.name()));
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
