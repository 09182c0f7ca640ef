package io.gridline.connectors.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The entries of the queues inside one division, summed up along the codes.
 *
 * @param code for what is not known more closely than its parent, the parent's own code
 * @param children by code; empty at the lowest level shown
 */
record DivisionNode(String code, LevelCounts counts, int queues, List<DivisionNode> children) {

  private static final List<Integer> CODE_LENGTHS = List.of(2, 4, 6, 9, 12);
  private static final int COMMUNITY = 12;
  private static final int LEVELS_SHOWN = 3;

  /** The jurisdiction's tree, three levels deep: of a province, cities, counties and streets. */
  static DivisionNode of(String jurisdiction, Map<String, LevelCounts> byQueue) {
    return node(jurisdiction, new TreeMap<>(byQueue), lengthsBelow(jurisdiction));
  }

  /** The lengths of the codes at each level below the root; of a community, its own. */
  static List<Integer> lengthsBelow(String jurisdiction) {
    return CODE_LENGTHS.stream()
        .filter(length -> length > Math.min(jurisdiction.length(), COMMUNITY - 1))
        .limit(LEVELS_SHOWN)
        .toList();
  }

  private static DivisionNode node(
      String code, Map<String, LevelCounts> queues, List<Integer> lengths) {
    LevelCounts sum = queues.values().stream().reduce(LevelCounts.NONE, LevelCounts::plus);
    return new DivisionNode(code, sum, queues.size(), below(code, queues, lengths));
  }

  private static List<DivisionNode> below(
      String parent, Map<String, LevelCounts> queues, List<Integer> lengths) {
    if (lengths.isEmpty()) {
      return List.of();
    }
    int length = lengths.get(0);
    List<Integer> deeper = lengths.subList(1, lengths.size());
    Map<String, Map<String, LevelCounts>> groups = new TreeMap<>();
    queues.forEach(
        (queue, counts) ->
            groups
                .computeIfAbsent(
                    queue.length() < length ? parent : queue.substring(0, length),
                    code -> new TreeMap<>())
                .put(queue, counts));
    return groups.entrySet().stream()
        .map(
            group ->
                node(
                    group.getKey(),
                    group.getValue(),
                    group.getKey().equals(parent) ? List.of() : deeper))
        .toList();
  }
}
