package io.gridline.ops.simulate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The station and the airport that people of a city use. */
final class Stops {

  /** The larger cities around, by division code; all have a station and an airport. */
  static final List<String> CITIES_AROUND =
      List.of(
          "3101", "3201", "3401", "3601", "4301", "4401", "4403", "1101", "4101", "3501", "5101",
          "5001");

  /** Destinations that only aircraft reach. */
  static final List<String> AIRPORTS_AFAR =
      List.of("HKG", "TPE", "NRT", "ICN", "BKK", "SIN", "FCO", "KMG", "XIY");

  static final List<String> AIRPORTS =
      List.of(
          "HGH", "NGB", "WNZ", "WUH", "SHA", "NKG", "HFE", "KHN", "CSX", "CAN", "SZX", "PEK", "CGO",
          "FOC", "CTU", "CKG", "HKG", "TPE", "NRT", "ICN", "BKK", "SIN", "FCO", "KMG", "XIY");

  private static final String STATIONS_OF_CITIES =
      "3301 HGH 3302 NGH 3303 VRH 3304 EPH 3305 VZH 3306 SLH 3307 JBH 3308 QEH 3309 NGH 3310 TZH "
          + "3311 USH 4201 HKN 3101 AOH 3201 NKH 3401 ENH 3601 NXG 4301 CWQ 4401 IZQ 4403 IOQ "
          + "1101 BXP 4101 ZAF 3501 FYS 5101 ICW 5001 CUW";

  private static final String AIRPORTS_OF_CITIES =
      "3302 NGB 3303 WNZ 3309 NGB 3310 WNZ 3311 WNZ 4201 WUH 3101 SHA 3201 NKG 3401 HFE 3601 KHN "
          + "4301 CSX 4401 CAN 4403 SZX 1101 PEK 4101 CGO 3501 FOC 5101 CTU 5001 CKG";

  private final Map<String, Stop> stops = new HashMap<>();
  private final Map<String, String> stationOf = pairs(STATIONS_OF_CITIES);
  private final Map<String, String> airportOf = pairs(AIRPORTS_OF_CITIES);

  Stops(ReferenceTables tables) {
    tables.stations.forEach(s -> stops.put(s.telecode(), new Stop(s.telecode(), s.division())));
    // Where a code is both, our own are only the airports listed above.
    for (String iata : AIRPORTS) {
      stops.put("air:" + iata, new Stop(iata, tables.airportByIata.get(iata).division()));
    }
  }

  Stop station(String telecode) {
    return stops.get(telecode);
  }

  Stop airport(String iata) {
    return stops.get("air:" + iata);
  }

  /** The telecode of the station that a city's people use, Hangzhou's where we know of none. */
  String stationOf(String city) {
    return stationOf.getOrDefault(city, "HGH");
  }

  String airportOf(String city) {
    return city.length() == 3 ? city : airportOf.getOrDefault(city, "HGH");
  }

  private static Map<String, String> pairs(String text) {
    String[] words = text.split(" ");
    Map<String, String> pairs = new HashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      pairs.put(words[i], words[i + 1]);
    }
    return pairs;
  }
}
