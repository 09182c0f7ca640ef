package io.gridline.ops.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Made trains over real stations, and made flights between real airports. More residents, more runs
 * a day: the trains of a small world are not empty and those of a large one hold about a thousand.
 */
final class Timetable {

  /** Telecodes with the minutes since the first station; each line runs both ways. */
  private static final List<String> LINES =
      List.of(
          "HKN 0 MBN 40 UAH 90 ENH 125 NKH 190 VZH 260 HGH 285 SLH 310 NGH 350",
          "WHN 0 NXG 150 QEH 290 JBH 320 YWH 340 HGH 375",
          "HKN 0 ENH 125 NKH 190 AOH 290",
          "BXP 0 ZAF 150 WHN 270 CWQ 360 IZQ 520 IOQ 560",
          "ICW 0 CUW 110 HKN 500 ENH 625 NKH 690 HGH 780",
          "AOH 0 EPH 30 HGH 60 SLH 85 NGH 125 TZH 190 VRH 240 FYS 380",
          "HGH 0 YWH 35 JBH 50 USH 85 VRH 140",
          "VZH 0 HGH 25 SLH 60 TZH 150",
          "AOH 0 HGH 60 JBH 110 QEH 135 NXG 270 CWQ 400 IZQ 560",
          "HGH 0 NKH 85 BXP 300",
          "WHN 0 NXG 150 JBH 310 USH 350 VRH 405",
          "HGH 0 ENH 150 ZAF 330");

  private static final List<String> HUBS = List.of("HGH", "NXG", "ENH", "AOH", "JBH");
  private static final int CARS = 8;

  /** Part of one line: from its i-th to its j-th stop. */
  private record Hop(int line, Stop from, Stop to, int offset, int duration, int throughWuhan) {}

  private final Map<String, List<Hop>> hops = new HashMap<>();
  private final Stops stops;
  private final int runsPerDay;
  private final int flightsPerDay;

  /** How far apart the numbers of two lines, or of two routes by air, start. */
  private final int trainsApart;

  private final int flightsApart;

  Timetable(Stops stops, long residents) {
    this.stops = stops;
    // Small worlds keep the numbers that they always had.
    boolean large = residents > 2_000_000;
    this.runsPerDay = (int) Math.max(1, Math.min(large ? 650 : 20, residents / 100_000));
    this.flightsPerDay = (int) Math.max(1, Math.min(large ? 100 : 4, residents / 200_000));
    this.trainsApart = large ? 1000 : 40;
    this.flightsApart = large ? 100 : 4;
    for (int line = 0; line < LINES.size(); line++) {
      String[] words = LINES.get(line).split(" ");
      int count = words.length / 2;
      int whole = Integer.parseInt(words[words.length - 1]);
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j++) {
          if (i != j) {
            addHop(line, words, i, j, whole);
          }
        }
      }
    }
  }

  private void addHop(int line, String[] words, int i, int j, int whole) {
    Stop from = stops.station(words[2 * i]);
    Stop to = stops.station(words[2 * j]);
    int at = Integer.parseInt(words[2 * i + 1]);
    int until = Integer.parseInt(words[2 * j + 1]);
    boolean back = j < i;
    int throughWuhan = -1;
    for (int k = Math.min(i, j) + 1; k < Math.max(i, j); k++) {
      if (stops.station(words[2 * k]).inZone()) {
        throughWuhan = Math.abs(Integer.parseInt(words[2 * k + 1]) - at);
      }
    }
    hops.computeIfAbsent(from.code() + to.code(), k -> new ArrayList<>())
        .add(
            new Hop(
                line * 2 + (back ? 1 : 0),
                from,
                to,
                back ? whole - at : at,
                Math.abs(until - at),
                throughWuhan));
  }

  /**
   * A journey by rail from one city to another, one train or two, starting at or after a minute;
   * empty when no way is known. All of a party get neighbouring seats from {@link #seated}.
   */
  List<Trip> byRail(String fromCity, String toCity, int earliest, Dice dice) {
    String from = stops.stationOf(fromCity);
    String to = stops.stationOf(toCity);
    if (from.equals(to)) {
      return List.of();
    }
    List<Hop> direct = hops.get(from + to);
    if (direct == null && from.equals("HKN")) {
      direct = hops.get("WHN" + to);
    }
    if (direct == null && to.equals("HKN")) {
      direct = hops.get(from + "WHN");
    }
    if (direct != null) {
      return List.of(train(dice.oneOf(direct), earliest, dice));
    }
    for (String hub : HUBS) {
      List<Hop> first = hops.get(from + hub);
      List<Hop> second = hops.get(hub + to);
      if (first != null && second != null) {
        Trip one = train(dice.oneOf(first), earliest, dice);
        return List.of(one, train(dice.oneOf(second), one.arrives() + 15, dice));
      }
    }
    return List.of();
  }

  Trip byAir(String fromCity, String toCity, int earliest, Dice dice) {
    int from = Stops.AIRPORTS.indexOf(stops.airportOf(fromCity));
    int to = Stops.AIRPORTS.indexOf(stops.airportOf(toCity));
    int run = dice.below(flightsPerDay);
    int pair = from * Stops.AIRPORTS.size() + to;
    int departs = 440 + Math.floorMod(pair * 37 + run * 211, 900);
    int day = Timeline.day(earliest + Timeline.DAY - 1 - departs);
    int minute = day * Timeline.DAY + departs;
    int duration = Math.max(from, to) > 15 ? 195 : 105;
    return new Trip(
        Source.AVIATION,
        1000 + pair * flightsApart + run,
        day,
        0,
        1 + dice.below(30),
        'A',
        stops.airport(Stops.AIRPORTS.get(from)),
        stops.airport(Stops.AIRPORTS.get(to)),
        minute,
        minute + duration);
  }

  /** When a train passed through Wuhan without ending there, else −1. */
  int passesWuhanAt(Trip trip) {
    if (trip.source() != Source.RAIL) {
      return -1;
    }
    int line = (trip.number() - 7001) / trainsApart;
    for (Hop hop : hops.get(trip.from().code() + trip.to().code())) {
      if (hop.line() == line && hop.throughWuhan() > 0) {
        return trip.departs() + hop.throughWuhan();
      }
    }
    return -1;
  }

  /** The seat beside, for the n-th of a party. */
  static Trip seated(Trip trip, int n) {
    String letters = trip.source() == Source.RAIL ? "ABCDF" : "ABCDEF";
    int seat = trip.row() * letters.length() + n;
    int row = seat / letters.length();
    return new Trip(
        trip.source(),
        trip.number(),
        trip.serviceDay(),
        trip.car(),
        row,
        letters.charAt(seat % letters.length()),
        trip.from(),
        trip.to(),
        trip.departs(),
        trip.arrives());
  }

  private Trip train(Hop hop, int earliest, Dice dice) {
    int run = dice.below(runsPerDay);
    int starts = 380 + hop.line() * 13 % 60 + run * Math.max(1, 840 / runsPerDay);
    int boards = starts + hop.offset();
    int serviceDay = Timeline.day(earliest + Timeline.DAY - 1 - boards);
    int departs = serviceDay * Timeline.DAY + boards;
    return new Trip(
        Source.RAIL,
        7001 + hop.line() * trainsApart + run,
        serviceDay,
        1 + dice.below(CARS),
        1 + dice.below(17),
        'A',
        hop.from(),
        hop.to(),
        departs,
        departs + hop.duration());
  }
}
