package io.gridline.desk.page;

import java.util.Map;

/**
 * Where the tiles of some divisions stand, roughly as they lie: column from the west, row from the
 * north.
 */
final class TilePlaces {

  private record Spot(int column, int row) {}

  /** The cities of Zhejiang, from Huzhou in the north to Wenzhou in the south. */
  private static final Map<String, Spot> SPOTS =
      Map.ofEntries(
          Map.entry("3305", new Spot(1, 0)),
          Map.entry("3304", new Spot(2, 0)),
          Map.entry("3301", new Spot(1, 1)),
          Map.entry("3306", new Spot(2, 1)),
          Map.entry("3302", new Spot(3, 1)),
          Map.entry("3309", new Spot(4, 1)),
          Map.entry("3308", new Spot(0, 2)),
          Map.entry("3307", new Spot(1, 2)),
          Map.entry("3310", new Spot(3, 2)),
          Map.entry("3311", new Spot(1, 3)),
          Map.entry("3303", new Spot(2, 3)));

  private TilePlaces() {}

  static boolean isKnown(String division) {
    return SPOTS.containsKey(division);
  }

  static int column(String division) {
    return SPOTS.get(division).column();
  }

  static int row(String division) {
    return SPOTS.get(division).row();
  }
}
