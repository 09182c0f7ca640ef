package io.gridline.pipelines.step;

import java.util.Map;

/** What a step holds of one kind for the key at hand, by id. */
public interface Shelf<V> {

  /** Null when there is none. */
  V get(String id);

  /** Whether anything else lay there before. */
  boolean put(String id, V value);

  /**
   * The same with a value that is in its kind's form already.
   *
   * @param form not to be changed afterwards
   */
  boolean putForm(String id, byte[] form);

  /** Whether anything lay there. */
  boolean remove(String id);

  /** In no order that anything may depend on. */
  Map<String, V> all();

  boolean isEmpty();
}
