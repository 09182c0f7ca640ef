package io.gridline.jobs.live;

import io.gridline.pipelines.step.Annex;
import io.gridline.pipelines.step.Holding;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one key of one step holds, in the form in which Flink keeps it. */
final class KeyState {

  /** So little that the annexes are in use too. */
  private static final int MOST_BYTES = 300;

  private byte[] form;
  private final Map<String, MemoryAnnex> annexes = new HashMap<>();
  Instant wake;

  Holding holding() {
    return Holding.of(
        form, MOST_BYTES, kind -> annexes.computeIfAbsent(kind, name -> new MemoryAnnex()));
  }

  void keep(Holding holding) {
    form = holding.form();
  }

  /** An annex that is not in use is to be empty. */
  Set<String> kinds() {
    Set<String> kinds = holding().kinds();
    annexes.forEach(
        (kind, annex) -> {
          if (!annex.isEmpty()) {
            kinds.add(kind);
          }
        });
    return kinds;
  }

  KeyState copy() {
    KeyState copy = new KeyState();
    copy.form = form;
    annexes.forEach((kind, annex) -> copy.annexes.put(kind, annex.copy()));
    copy.wake = wake;
    return copy;
  }

  private record MemoryAnnex(TreeMap<String, byte[]> values) implements Annex {

    MemoryAnnex() {
      this(new TreeMap<>());
    }

    MemoryAnnex copy() {
      return new MemoryAnnex(new TreeMap<>(values));
    }

    @Override
    public byte[] get(String id) {
      return values.get(id);
    }

    @Override
    public void put(String id, byte[] form) {
      values.put(id, form);
    }

    @Override
    public void remove(String id) {
      values.remove(id);
    }

    @Override
    public Map<String, byte[]> all() {
      return values;
    }

    @Override
    public boolean isEmpty() {
      return values.isEmpty();
    }
  }
}
