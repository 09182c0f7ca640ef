package io.gridline.pipelines.flink;

import io.gridline.pipelines.step.Annex;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;

/** An annex in Flink's state; it is that of the key at hand. */
record StateAnnex(MapState<String, byte[]> values) implements Annex {

  /** What Flink's state may throw. */
  private interface Access<T> {
    T now() throws Exception;
  }

  @Override
  public byte[] get(String id) {
    return of(() -> values.get(id));
  }

  @Override
  public void put(String id, byte[] form) {
    of(
        () -> {
          values.put(id, form);
          return null;
        });
  }

  @Override
  public void remove(String id) {
    of(
        () -> {
          values.remove(id);
          return null;
        });
  }

  @Override
  public Map<String, byte[]> all() {
    return of(
        () -> {
          Map<String, byte[]> all = new LinkedHashMap<>();
          for (Map.Entry<String, byte[]> each : values.entries()) {
            all.put(each.getKey(), each.getValue());
          }
          return all;
        });
  }

  @Override
  public boolean isEmpty() {
    return of(values::isEmpty);
  }

  private static <T> T of(Access<T> access) {
    try {
      return access.now();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("what a key holds cannot be used", e);
    }
  }
}
