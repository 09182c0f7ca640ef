package io.gridline.connectors.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The entries by division, as tables beside the tree map. */
record PlaceTables(RunReport report, Places places) {

  private static final int LARGEST_QUEUES = 10;

  DivisionNode tree() {
    return DivisionNode.of(report.order().jurisdiction().code(), byQueue());
  }

  private Map<String, LevelCounts> byQueue() {
    Map<String, LevelCounts> byQueue = new TreeMap<>();
    report.listed().byQueue().forEach((code, counts) -> byQueue.put(code, LevelCounts.of(counts)));
    return byQueue;
  }

  /** What the upper of the two tables is by: of a province, cities. */
  Html upperLevel() {
    return level(0);
  }

  Html deepestLevel() {
    return level(DivisionNode.lengthsBelow(report.order().jurisdiction().code()).size() - 1);
  }

  Html lowerLevel() {
    return level(1);
  }

  private Html level(int depth) {
    List<Integer> lengths = DivisionNode.lengthsBelow(report.order().jurisdiction().code());
    return Places.levelName(depth < lengths.size() ? lengths.get(depth) : Integer.MAX_VALUE);
  }

  /** The divisions right below the jurisdiction, those with most entries first. */
  Html upper() {
    DivisionNode root = tree();
    return Html.of(
        "{}",
        byEntries(root).stream()
            .map(
                node ->
                    Html.of(
                        """
                        <tr data-division="{}">
                          <th scope="row"><button type="button" data-zoom="{}">{}</button></th>
                          <td class="num">{}</td>{}
                        </tr>
                        """,
                        node.code(),
                        node.code(),
                        places.label(node.code(), root.code()),
                        node.queues(),
                        LevelBar.cells(node.counts())))
            .toList());
  }

  /** One level deeper, below the divisions of {@link #upper}, by code. */
  Html lower() {
    List<Html> rows = new ArrayList<>();
    for (DivisionNode upper : tree().children()) {
      for (DivisionNode lower : upper.children()) {
        rows.add(
            Html.of(
                """
                <tr data-division="{}">
                  <td>{}</td><th scope="row">{}</th><td class="num">{}</td>{}
                </tr>
                """,
                lower.code(),
                places.label(upper.code()),
                places.label(lower.code(), upper.code()),
                lower.queues(),
                LevelBar.cells(lower.counts())));
      }
    }
    return Html.of("{}", rows);
  }

  long lowerCount() {
    return tree().children().stream().mapToLong(node -> node.children().size()).sum();
  }

  private static List<DivisionNode> byEntries(DivisionNode parent) {
    return parent.children().stream()
        .sorted(
            Comparator.comparingLong((DivisionNode node) -> -node.counts().total())
                .thenComparing(DivisionNode::code))
        .toList();
  }

  /** The queues that will need most hands. */
  Html largestQueues() {
    return Html.of(
        "{}",
        byQueue().entrySet().stream()
            .sorted(
                Comparator.comparingLong(
                        (Map.Entry<String, LevelCounts> queue) -> -queue.getValue().total())
                    .thenComparing(Map.Entry::getKey))
            .limit(LARGEST_QUEUES)
            .map(
                queue ->
                    Html.of(
                        "<tr><th scope=\"row\">{}<small>{}</small></th>{}</tr>",
                        places.label(queue.getKey()),
                        whereabouts(queue.getKey()),
                        LevelBar.cells(queue.getValue())))
            .toList());
  }

  private String whereabouts(String queue) {
    List<String> names = new ArrayList<>();
    for (int length : new int[] {4, 6, 9}) {
      if (queue.length() > length) {
        String name = places.nameOf().apply(queue.substring(0, length));
        if (!name.isEmpty()) {
          names.add(name);
        }
      }
    }
    return String.join(" ", names) + (names.isEmpty() ? "" : " · ") + queue;
  }
}
