package io.gridline.pipelines.step;

import java.util.Map;

/** Where a key's things of one kind lie when there are too many to be read and written at once. */
public interface Annex {

  /** Null when there is none. */
  byte[] get(String id);

  void put(String id, byte[] form);

  void remove(String id);

  Map<String, byte[]> all();

  boolean isEmpty();
}
