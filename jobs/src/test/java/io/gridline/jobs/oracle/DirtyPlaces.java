package io.gridline.jobs.oracle;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** The reference files of every small world: known finely, coarsely, and abroad. */
final class DirtyPlaces {
  static final List<String> CELLS =
      List.of(
          "cell_id,division_code,longitude,latitude",
          "460-00-1-0,420106001001,114.3,30.5",
          "460-00-1-1,4201,114.3,30.5",
          "460-00-1-2,420106,114.3,30.5",
          "460-00-1-3,42,114.3,30.5",
          "460-00-1-4,330106001001,120.1,30.2",
          "460-00-1-5,3302,121.5,29.8",
          "440-10-1-6,JP,139.7,35.6");
  static final List<String> HOTELS =
      List.of(
          "hotel_id,name,division_code",
          "h0,黄鹤楼,420106001001",
          "h1,\"Lake, \"\"West\"\"\",330106001002",
          "h2,Crane,4201",
          "h3,湖滨,330106001",
          "h4,Arcade,330106001002",
          "h5,=Bund,3101",
          "h6,Ningbo,3302",
          "h7,Sakura,JP");
  static final List<String> STATIONS =
      List.of(
          "telecode,name,division_code",
          "WHN,武汉,4201",
          "HZH,Hangzhou,3301",
          "WCN,Wuchang,420106",
          "HGH,Hangzhou East,330106",
          "NGH,宁波,3302",
          "SHH,Shanghai,31");
  static final List<String> AIRPORTS =
      List.of(
          "iata,name,division_code",
          "WUH,Tianhe,4201",
          "HGH,萧山,330109",
          "NGB,Lishe,330203",
          "PVG,Pudong,31",
          "NRT,Narita,JP");

  private DirtyPlaces() {}

  static Arbitrary<String> cells() {
    return mostly(
        "460-00-1-0",
        "460-00-1-",
        List.of(
            "460-00-1-1", "460-00-1-2", "460-00-1-3", "460-00-1-4", "460-00-1-5", "440-10-1-6"));
  }

  static Arbitrary<String> hotels() {
    return mostly("h1", "h 1", List.of("h0", "h2", "h3", "h4", "h5", "h6", "h7", "h0"));
  }

  static Arbitrary<List<String>> railTrips() {
    return trips(
        mostly("WHN", "whn", List.of("WCN", "SHH", "NGH", "HZH")),
        mostly("HZH", "", List.of("HGH", "NGH", "SHH", "WHN")));
  }

  static Arbitrary<List<String>> flights() {
    return trips(
        mostly("WUH", "XXX", List.of("NRT", "PVG", "HGH")),
        mostly("HGH", "XXX", List.of("NGB", "PVG", "NRT", "WUH")));
  }

  private static Arbitrary<List<String>> trips(Arbitrary<String> from, Arbitrary<String> to) {
    return from.flatMap(a -> to.map(b -> List.of(a, b)));
  }

  private static Arbitrary<String> mostly(String usual, String unknown, List<String> others) {
    return Arbitraries.frequencyOf(
        Tuple.of(35, Arbitraries.just(usual)),
        Tuple.of(35, Arbitraries.of(others)),
        Tuple.of(1, Arbitraries.just(unknown)));
  }
}
