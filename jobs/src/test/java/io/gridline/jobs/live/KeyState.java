package io.gridline.jobs.live;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What one key of one step holds, as bytes. */
final class KeyState {

  final Map<String, TreeMap<String, byte[]>> shelves = new HashMap<>();
  Instant wake;

  TreeMap<String, byte[]> shelf(String kind) {
    return shelves.computeIfAbsent(kind, name -> new TreeMap<>());
  }

  KeyState copy() {
    KeyState copy = new KeyState();
    shelves.forEach((kind, values) -> copy.shelves.put(kind, new TreeMap<>(values)));
    copy.wake = wake;
    return copy;
  }
}
