package io.gridline.pipelines.flink;

import io.gridline.pipelines.step.Kind;
import io.gridline.pipelines.step.Shelf;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;

/** A shelf in Flink's state. */
record StateShelf<V>(Kind<V> kind, MapState<String, byte[]> values) implements Shelf<V> {

  /** What Flink's state may throw. */
  private interface Access<T> {
    T now() throws Exception;
  }

  @Override
  public V get(String id) {
    byte[] value = of(() -> values.get(id));
    return value == null ? null : kind.read(value);
  }

  @Override
  public boolean put(String id, V value) {
    return putForm(id, kind.written(value));
  }

  @Override
  public boolean putForm(String id, byte[] form) {
    return of(
        () -> {
          boolean isOther = !Arrays.equals(form, values.get(id));
          if (isOther) {
            values.put(id, form);
          }
          return isOther;
        });
  }

  @Override
  public boolean remove(String id) {
    return of(
        () -> {
          boolean isThere = values.contains(id);
          if (isThere) {
            values.remove(id);
          }
          return isThere;
        });
  }

  @Override
  public Map<String, V> all() {
    return of(
        () -> {
          Map<String, V> all = new LinkedHashMap<>();
          for (Map.Entry<String, byte[]> each : values.entries()) {
            all.put(each.getKey(), kind.read(each.getValue()));
          }
          return all;
        });
  }

  @Override
  public boolean isEmpty() {
    return of(values::isEmpty);
  }

  private <T> T of(Access<T> access) {
    try {
      return access.now();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the state of " + kind + " cannot be used", e);
    }
  }
}
