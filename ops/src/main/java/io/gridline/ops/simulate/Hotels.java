package io.gridline.ops.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Made hotels of Zhejiang, Wuhan and the larger cities around; some are known only to a county. A
 * world of more than two million has more of them, so that strangers do not share rooms.
 */
final class Hotels {

  private static final List<String> FIRST = List.of("云栖", "望江", "湖畔", "松风", "银杏", "海棠", "长亭", "听雨");
  private static final List<String> LAST = List.of("宾馆", "酒店", "客栈", "旅馆");

  private final List<Hotel> all = new ArrayList<>();
  private final Map<String, List<Hotel>> byCity = new HashMap<>();

  Hotels(long seed, long residents, Cells cells) {
    int times = (int) Math.max(1, residents / 2_000_000);
    Dice dice = Dice.of(seed, Purpose.HOTELS, 0);
    for (int city = 0; city < 11; city++) {
      open(Cells.zhejiangCity(city), 70 * times, cells, dice);
    }
    open("4201", 90 * times, cells, dice);
    for (String city : Stops.CITIES_AROUND) {
      open(city, 15 * times, cells, dice);
    }
  }

  List<Hotel> all() {
    return all;
  }

  /** A hotel of a city, or null where there is none. */
  Hotel anyIn(String city, Dice dice) {
    List<Hotel> hotels = byCity.get(city);
    return hotels == null ? null : dice.oneOf(hotels);
  }

  private void open(String city, int count, Cells cells, Dice dice) {
    for (int i = 0; i < count; i++) {
      String community = cells.divisions[cells.anyIn(city, dice)];
      int precision = dice.perMille(60) ? 6 : dice.perMille(300) ? 9 : 12;
      String division = community.substring(0, Math.min(precision, community.length()));
      String id = String.format(Locale.ROOT, "HT%05d", all.size() + 1);
      String name = "仿真" + dice.oneOf(FIRST) + dice.oneOf(LAST) + (all.size() + 1) + "号";
      Hotel hotel = new Hotel(id, name, division);
      all.add(hotel);
      byCity.computeIfAbsent(city, c -> new ArrayList<>()).add(hotel);
    }
  }
}
