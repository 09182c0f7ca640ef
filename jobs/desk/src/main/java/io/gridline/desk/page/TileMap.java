package io.gridline.desk.page;

import io.gridline.desk.store.Officers.Count;
import io.gridline.desk.store.Officers.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A map of tiles, one for each division, since no outlines of divisions are at hand that may be
 * shown: where {@link TilePlaces} knows roughly where they lie, there, otherwise in the sequence of
 * their codes. The page says which of both.
 */
public record TileMap(List<Tile> tiles, int columns, int rows, boolean isPlaced) {

  private static final int COLUMNS = 3;
  private static final int SMALL = 5;

  /**
   * @param count of people
   * @param suppressed whether there are too few to tell
   * @param overdue of tasks; 1 to 4 are told as such only
   */
  public record Tile(
      String division,
      String name,
      int column,
      int row,
      long count,
      boolean suppressed,
      long overdue) {

    public String shown() {
      return suppressed ? "<" + SMALL : Long.toString(count);
    }

    public String overdueShown() {
      return overdue > 0 && overdue < SMALL ? "<" + SMALL : Long.toString(overdue);
    }

    /** One of five shades; they tell orders of magnitude. */
    public int shade() {
      if (suppressed) {
        return 1;
      }
      return count == 0 ? 0 : Math.min(4, 1 + (int) Math.floor(Math.log10(count)));
    }
  }

  static TileMap of(List<Count> counts, List<Progress> progress, String own) {
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, Long> overdue = new LinkedHashMap<>();
    Map<String, Count> byDivision = new LinkedHashMap<>();
    for (Progress one : progress) {
      names.put(one.division(), one.name());
      overdue.put(one.division(), one.overdue());
    }
    for (Count one : counts) {
      names.put(one.division(), one.name());
      byDivision.put(one.division(), one);
    }
    List<String> divisions = names.keySet().stream().sorted().toList();
    boolean placed = !divisions.isEmpty() && divisions.stream().allMatch(TilePlaces::isKnown);
    List<Tile> tiles = new ArrayList<>();
    for (int i = 0; i < divisions.size(); i++) {
      String division = divisions.get(i);
      Count count = byDivision.getOrDefault(division, new Count(division, "", 0, false));
      tiles.add(
          new Tile(
              division,
              Place.ending(names.get(division), own),
              placed ? TilePlaces.column(division) : i % COLUMNS,
              placed ? TilePlaces.row(division) : i / COLUMNS,
              count.count(),
              count.suppressed(),
              overdue.getOrDefault(division, 0L)));
    }
    int rows = tiles.stream().mapToInt(Tile::row).max().orElse(0) + 1;
    int columns = tiles.stream().mapToInt(Tile::column).max().orElse(0) + 1;
    return new TileMap(List.copyOf(tiles), columns, rows, placed);
  }
}
