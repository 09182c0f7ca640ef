package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.presence.RecordChoice.Fate;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.presence.StoredRow;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/**
 * Which stored rows stand for which order: for each part a bitmap of the rows that lost to a higher
 * revision or repeat another. Almost all rows stand, so it is small whatever the store's size.
 */
public final class Standing implements Serializable {

  private static final long serialVersionUID = 1;

  private record Tally(String order, Source source, Fate fate) implements Serializable {}

  private final Map<String, Map<String, RoaringBitmap>> fallenByOrder = new HashMap<>();
  private final Map<Tally, Long> tallies = new HashMap<>();

  public Standing(Collection<Verdict> verdicts) {
    for (Verdict verdict : verdicts) {
      fallenByOrder
          .computeIfAbsent(verdict.order(), order -> new HashMap<>())
          .computeIfAbsent(verdict.part(), part -> new RoaringBitmap())
          .add(Math.toIntExact(verdict.row()));
      tallies.merge(new Tally(verdict.order(), verdict.source(), verdict.fate()), 1L, Long::sum);
    }
  }

  /** Whether the row stands for an order. */
  boolean stands(StoredRow row, String order) {
    return !isFallen("", row) && !isFallen(order, row);
  }

  /** The orders, of those given, that a row does not stand for. */
  List<String> fallenFor(StoredRow row, Collection<String> orders) {
    if (fallenByOrder.isEmpty()) {
      return List.of();
    }
    List<String> fallen = new ArrayList<>();
    for (String order : orders) {
      if (!stands(row, order)) {
        fallen.add(order);
      }
    }
    return fallen;
  }

  /** How many deliveries of a source met that fate, as an order counts them. */
  public long count(String order, Source source, Fate fate) {
    return tallies.getOrDefault(new Tally("", source, fate), 0L)
        + tallies.getOrDefault(new Tally(order, source, fate), 0L);
  }

  private boolean isFallen(String order, StoredRow row) {
    Map<String, RoaringBitmap> byPart = fallenByOrder.get(order);
    RoaringBitmap rows = byPart == null ? null : byPart.get(row.part());
    return rows != null && rows.contains((int) row.row());
  }
}
