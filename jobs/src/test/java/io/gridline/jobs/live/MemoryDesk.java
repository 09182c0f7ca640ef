package io.gridline.jobs.live;

import io.gridline.pipelines.step.Desk;
import io.gridline.pipelines.step.Kind;
import io.gridline.pipelines.step.Letter;
import io.gridline.pipelines.step.LiveOrders;
import io.gridline.pipelines.step.Shelf;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A step's desk in memory; values lie there in the form in which Flink keeps them. */
record MemoryDesk(
    String key,
    KeyState state,
    LiveOrders orders,
    Instant now,
    Consumer<Letter> out,
    Runnable atOnce)
    implements Desk {

  @Override
  public <V> Shelf<V> shelf(Kind<V> kind) {
    return new MemoryShelf<>(kind, state.shelf(kind.name()));
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

  private record MemoryShelf<V>(Kind<V> kind, TreeMap<String, byte[]> values) implements Shelf<V> {

    @Override
    public V get(String id) {
      byte[] value = values.get(id);
      return value == null ? null : kind.read(value);
    }

    @Override
    public boolean put(String id, V value) {
      return putForm(id, kind.written(value));
    }

    @Override
    public boolean putForm(String id, byte[] form) {
      return !Arrays.equals(form, values.put(id, form));
    }

    @Override
    public boolean remove(String id) {
      return values.remove(id) != null;
    }

    @Override
    public Map<String, V> all() {
      Map<String, V> all = new TreeMap<>();
      values.forEach((id, value) -> all.put(id, kind.read(value)));
      return all;
    }

    @Override
    public boolean isEmpty() {
      return values.isEmpty();
    }
  }
}
