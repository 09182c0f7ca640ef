package io.gridline.pipelines.scheduled;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What Flink groups by: a number for a group's name, since numbers are sorted without reading back
 * what they stand for. Groups that share one are told apart where they meet.
 */
final class GroupKey {

  private static final long FNV_PRIME = 0x100000001B3L;
  private static final int HIGH_BITS = 29;

  private GroupKey() {}

  static long of(String group) {
    long key = group.length();
    for (int i = 0; i < group.length(); i++) {
      key = (key ^ group.charAt(i)) * FNV_PRIME;
    }
    return key ^ (key >>> HIGH_BITS);
  }

  /** The groups among values that share a number, by their names. */
  static <T> Collection<List<T>> apart(List<T> values, Function<T, String> group) {
    Map<String, List<T>> groups = new TreeMap<>();
    for (T value : values) {
      groups.computeIfAbsent(group.apply(value), name -> new ArrayList<>()).add(value);
    }
    return groups.values();
  }
}
