package io.gridline.pipelines.flink;

import io.gridline.pipelines.step.Desk;
import io.gridline.pipelines.step.Holding;
import io.gridline.pipelines.step.Kind;
import io.gridline.pipelines.step.Letter;
import io.gridline.pipelines.step.LiveOrders;
import io.gridline.pipelines.step.Shelf;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.MapState;

/**
 * A step's desk in a task; the state is that of the key at hand.
 *
 * @param apart the shelves that are not in {@code holding}, by their kinds' names
 */
record FlinkDesk(
    String key,
    Holding holding,
    Map<String, MapState<String, byte[]>> apart,
    LiveOrders orders,
    Instant now,
    Consumer<Letter> out,
    Consumer<Instant> waking)
    implements Desk {

  @Override
  public <V> Shelf<V> shelf(Kind<V> kind) {
    MapState<String, byte[]> own = apart.get(kind.name());
    return own == null ? holding.shelf(kind) : new StateShelf<>(kind, own);
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
