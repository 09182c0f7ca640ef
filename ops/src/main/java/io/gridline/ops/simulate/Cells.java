package io.gridline.ops.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Made radio cells, one per community of Zhejiang and Wuhan, per street of Shanghai and per county
 * elsewhere, plus one at Wuhan's edge that is known only by its province. A cell is named by its
 * number here; the cells of a division are a run of numbers, sorted by division code.
 */
final class Cells {

  private static final String COARSE_DIVISION = "42";

  /**
   * Residents per city in ten thousands, census of 2020, in the order of the codes 3301 to 3311.
   */
  private static final int[] ZHEJIANG_RESIDENTS = {
    1194, 940, 957, 540, 337, 527, 705, 228, 116, 662, 251
  };

  private static final List<String> ZHEJIANG_CITIES =
      List.of(
          "3301", "3302", "3303", "3304", "3305", "3306", "3307", "3308", "3309", "3310", "3311");
  private static final int ALL_RESIDENTS = Arrays.stream(ZHEJIANG_RESIDENTS).sum();

  final String[] ids;
  final String[] divisions;

  /** The cell that is known only to its province, and is in no zone. */
  final int coarse;

  private final int[][] weightsByCity = new int[ZHEJIANG_RESIDENTS.length][];
  private final int[] firstByCity = new int[ZHEJIANG_RESIDENTS.length];

  Cells(ReferenceTables tables) {
    List<ReferenceTables.Division> places = new ArrayList<>();
    for (ReferenceTables.Division division : tables.divisions) {
      if (hasCell(division)) {
        places.add(division);
      }
    }
    places.add(new ReferenceTables.Division(COARSE_DIVISION, "province", ""));
    places.sort(Comparator.comparing(ReferenceTables.Division::code));
    ids = new String[places.size()];
    divisions = new String[places.size()];
    for (int i = 0; i < ids.length; i++) {
      divisions[i] = places.get(i).code();
      String network = List.of("460-00", "460-01", "460-11").get(i % 3);
      ids[i] = network + "-" + (10000 + i / 200) + "-" + (1000000 + i * 7);
    }
    coarse = Arrays.binarySearch(divisions, COARSE_DIVISION);
    for (int city = 0; city < weightsByCity.length; city++) {
      firstByCity[city] = first(zhejiangCity(city));
      int[] weights = new int[last(zhejiangCity(city)) - firstByCity[city]];
      int sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += weight(places.get(firstByCity[city] + i).name());
        weights[i] = sum;
      }
      weightsByCity[city] = weights;
    }
  }

  /** The division code of one of Zhejiang's eleven cities, 0 to 10. */
  static String zhejiangCity(int city) {
    return ZHEJIANG_CITIES.get(city);
  }

  /** One of Zhejiang's cities, the larger the likelier. */
  static int anyZhejiangCity(Dice dice) {
    int at = dice.below(ALL_RESIDENTS);
    int city = 0;
    while (at >= ZHEJIANG_RESIDENTS[city]) {
      at -= ZHEJIANG_RESIDENTS[city++];
    }
    return city;
  }

  /** A community of one of Zhejiang's cities: neighbourhoods of towns hold more than villages. */
  int communityOf(int zhejiangCity, Dice dice) {
    int[] weights = weightsByCity[zhejiangCity];
    int found = Arrays.binarySearch(weights, dice.below(weights[weights.length - 1]) + 1);
    return firstByCity[zhejiangCity] + (found < 0 ? -found - 1 : found);
  }

  /** Any cell inside a division, each alike. */
  int anyIn(String division, Dice dice) {
    int first = first(division);
    int last = last(division);
    if (first == last) {
      throw new IllegalArgumentException("no cell in division " + division);
    }
    return first + dice.below(last - first);
  }

  /** A cell close by: of the same street (or county), most often the same one. */
  int near(int cell, Dice dice) {
    int other = cell + dice.between(-3, 3);
    if (other < 0 || other >= ids.length || dice.perMille(500)) {
      return cell;
    }
    int length = Math.min(9, divisions[cell].length());
    return divisions[other].length() >= length
            && divisions[other].regionMatches(0, divisions[cell], 0, length)
        ? other
        : cell;
  }

  boolean inZone(int cell) {
    return divisions[cell].startsWith("4201");
  }

  boolean has(String division) {
    return first(division) < last(division);
  }

  private int first(String division) {
    int found = Arrays.binarySearch(divisions, division);
    return found < 0 ? -found - 1 : found;
  }

  private int last(String division) {
    return first(division + ":");
  }

  private static boolean hasCell(ReferenceTables.Division division) {
    String code = division.code();
    return switch (division.level()) {
      case "community" -> true;
      case "street" -> code.startsWith("31");
      case "county" -> !code.startsWith("31") && !code.startsWith("33") && !code.startsWith("4201");
      default -> false;
    };
  }

  private static int weight(String name) {
    return name.contains("社区") || name.contains("居民") ? 5 : 1;
  }
}
