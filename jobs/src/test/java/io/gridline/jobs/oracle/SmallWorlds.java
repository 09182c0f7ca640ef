package io.gridline.jobs.oracle;

import io.gridline.jobs.oracle.SmallWorld.FeedRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/**
 * Random small worlds: few people, places, numbers and instants, so that everything collides; with
 * all rule kinds and all the dirt of the contract. Lists of small rows drawn from small ranges, so
 * that a failing world shrinks to a few rows.
 */
final class SmallWorlds {

  static final Map<String, String> REFERENCE =
      Map.of(
          "cells.csv",
              "cell_id,division_code,longitude,latitude\nC1,420106001001,1,1\nC2,420106,1,1\n"
                  + "C3,4201,1,1\nC4,42,1,1\nC5,330106001001,1,1\nC6,IT,1,1\n",
          "hotels.csv",
              "hotel_id,name,division_code\nHW,鹤楼,420106001001\nHC,荆楚,42\nHH,西湖,330106001\n"
                  + "HN,=湖,330106001002\nHS,外滩,31\nHI,Roma,IT\nHZ,浙江,33\n",
          "rail_stations.csv",
              "telecode,name,division_code\nWH,武汉,4201\nWC,武昌,420106\nHZ,杭州,3301\nNB,宁波,3302\n"
                  + "SH,上海,31\n",
          "airports.csv", "iata,name,division_code\nWUH,天河,4201\nHGH,萧山,3301\nFCO,Fiumicino,IT\n");

  private static final List<String> TIMES =
      List.of(
          "2019-12-31T23:59:59.999",
          "2020-01-01T00:00:00",
          "2020-01-08T23:00:00",
          "2020-01-09T00:00:00",
          "2020-01-09T01:00:00",
          "2020-01-10T08:00:00",
          "2020-01-10T10:00:00",
          "2020-01-10T10:00:01",
          "2020-01-10T12:00:00",
          "2020-01-20T08:00:00",
          "2020-01-20T10:00:00",
          "2020-01-20T11:59:59",
          "2020-01-20T12:00:00",
          "2020-01-21T23:00:00",
          "2020-01-21T23:59:59.999",
          "2020-01-22T00:00:00",
          "2020-01-22T08:00:00",
          "2020-01-22T10:00:00.001",
          "2020-01-23T11:59:59.999",
          "2020-01-23T12:00:00",
          "2020-01-24T08:00:00",
          "2020-01-28T08:00:00",
          "2020-02-01T08:00:00");

  /** Valid numbers of GB 11643, the same one in its old form, and wrong ones. */
  private static final List<String> RESIDENT_NUMBERS =
      List.of(
          "11010519491231002X",
          "11010519491231002x",
          "１１０１０５19491231002X",
          "110105 49123-1002",
          "330106198001010014",
          "33010619800101001",
          "330106198001010015",
          "420106199001011236");

  private static final List<Tuple2<String, String>> DOCUMENTS =
      List.of(
          Tuple.of("passport", "E1234567"),
          Tuple.of("passport", "e 123-4567"),
          Tuple.of("passport", "E7654321"),
          Tuple.of("hk_macau_permit", "H1234567801"),
          Tuple.of("hk_macau_permit", "H1234567802"),
          Tuple.of("taiwan_permit", "12345678"),
          Tuple.of("taiwan_permit", "1234567802"),
          Tuple.of("foreign_resident_id", "911100198001010019"),
          Tuple.of("other", "ÄB-1"));

  private static final List<String> PHONES =
      List.of(
          "13800000001", "+8613800000001", "86-138 0000 0001", "0086 13800000002", "+39061234567");

  private static final List<String> NAMES =
      List.of("", "张三", "=1+1", "王\uD840\uDC00", "王\uFA0E", "A, B", "Q\"t", "　");

  private static final List<String> DIVISIONS =
      List.of(
          "330106001001",
          "330106001002",
          "330106",
          "3301",
          "3302",
          "33",
          "420106001001",
          "4201",
          "42",
          "310101",
          "IT",
          "");

  private SmallWorlds() {}

  static Arbitrary<SmallWorld> worlds() {
    Arbitrary<Map<String, List<FeedRow>>> feeds =
        Combinators.combine(
                rows(carrier()), rows(trips("rail")), rows(trips("aviation")), rows(stays()))
            .as(
                (carrier, rail, aviation, hotel) -> {
                  Map<String, List<FeedRow>> all = new LinkedHashMap<>();
                  all.put("carrier", carrier);
                  all.put("rail", rail);
                  all.put("aviation", aviation);
                  all.put("hotel", hotel);
                  return all;
                });
    return Combinators.combine(
            SmallOrders.orders(),
            feeds,
            persons(),
            held().list().ofMaxSize(8),
            subscriptions().list().ofMaxSize(6),
            cases().list().ofMaxSize(4),
            Arbitraries.of(
                "2020-01-23T04:00:00Z", "2020-01-24T00:00:00.500Z", "2020-01-28T00:00:00Z"),
            Arbitraries.of(false, true))
        .as(
            (orders, rows, persons, documents, subscriptions, cases, asOf, gb18030) ->
                new SmallWorld(
                    orders,
                    rows,
                    persons,
                    documents,
                    subscriptions,
                    cases,
                    Instant.parse(asOf),
                    gb18030));
  }

  private static Arbitrary<List<FeedRow>> rows(Arbitrary<List<String>> cells) {
    return Combinators.combine(Arbitraries.of(0, 0, 1, 2), rarely(true, false), cells)
        .as(FeedRow::new)
        .list()
        .ofMaxSize(14);
  }

  private static Arbitrary<List<String>> carrier() {
    return Combinators.combine(
            id(),
            dirty(Arbitraries.of(PHONES), "12", "", "none"),
            dirty(Arbitraries.of("C1", "C1", "C2", "C3", "C4", "C5", "C6"), "C9", "　"),
            interval())
        .as((id, phone, cell, times) -> List.of(id, phone, cell, times.get1(), times.get2()));
  }

  private static Arbitrary<List<String>> trips(String source) {
    boolean rail = source.equals("rail");
    List<String> places =
        rail ? List.of("WH", "WC", "HZ", "NB", "SH") : List.of("WUH", "HGH", "FCO", "WUH");
    Arbitrary<List<String>> vehicle =
        Combinators.combine(
                Arbitraries.of("G1", "g 1", "G2", "0"),
                dirty(Arbitraries.of("2020-01-20", "2020-01-20", "2020-01-21"), "20200120"),
                Arbitraries.of("", "5", "05", "6"),
                Arbitraries.of("", "1A", "05F", "5c", "8A", "A1", "9"))
            .as(
                (train, date, car, seat) ->
                    rail ? List.of(train, date, car, seat) : List.of(train, date, seat));
    return Combinators.combine(
            head(),
            claims(),
            Arbitraries.of(NAMES),
            vehicle,
            dirty(Arbitraries.of(places), "XX"),
            dirty(Arbitraries.of(places), "XX"),
            interval())
        .as(
            (head, claim, name, on, from, to, times) -> {
              List<String> cells = new ArrayList<>(head);
              cells.addAll(List.of(claim.get1(), claim.get2(), name));
              cells.addAll(on);
              cells.addAll(List.of(from, times.get1(), to, times.get2()));
              return List.copyOf(cells);
            });
  }

  private static Arbitrary<List<String>> stays() {
    return Combinators.combine(
            head(),
            claims(),
            Arbitraries.of(NAMES),
            dirty(Arbitraries.of("HW", "HW", "HC", "HH", "HN", "HS", "HI", "HZ"), "H9"),
            Arbitraries.of("", "101", "0101", "１01", "202"),
            interval(),
            rarely(true, false))
        .as(
            (head, claim, name, hotel, room, times, open) -> {
              List<String> cells = new ArrayList<>(head);
              cells.addAll(List.of(claim.get1(), claim.get2(), name, hotel, room));
              cells.addAll(List.of(times.get1(), open ? "" : times.get2()));
              return List.copyOf(cells);
            });
  }

  private static Arbitrary<List<String>> head() {
    return Combinators.combine(
            id(),
            dirty(Arbitraries.of("", "0", "0", "1", "2"), "x", "-1"),
            dirty(Arbitraries.of("", "false", "False", "false", "TRUE"), "maybe"))
        .as((id, revision, cancelled) -> List.of(id, revision, cancelled));
  }

  private static Arbitrary<String> id() {
    return dirty(Arbitraries.of("a", "b", "c", "d", "e", "f", "g", "h", "i"), "");
  }

  private static Arbitrary<Tuple2<String, String>> claims() {
    Arbitrary<Tuple2<String, String>> resident =
        Arbitraries.of(RESIDENT_NUMBERS).map(number -> Tuple.of("resident_id", number));
    return Arbitraries.frequencyOf(
        Tuple.of(6, resident),
        Tuple.of(6, Arbitraries.of(DOCUMENTS)),
        Tuple.of(1, Arbitraries.of(Tuple.of("visa", "V1"), Tuple.of("other", "--"))));
  }

  private static Arbitrary<Tuple2<String, String>> interval() {
    return Combinators.combine(
            Arbitraries.integers().between(0, TIMES.size() - 1),
            Arbitraries.frequency(
                Tuple.of(3, 1),
                Tuple.of(3, 2),
                Tuple.of(2, 3),
                Tuple.of(2, 0),
                Tuple.of(1, 12),
                Tuple.of(1, -1)),
            Arbitraries.of(0, 1, 2, 3),
            rarely("2020-01-20", "never", null))
        .as(
            (from, length, form, bad) -> {
              int to = Math.max(0, Math.min(TIMES.size() - 1, from + length));
              return Tuple.of(
                  bad != null ? bad : form(TIMES.get(from), form), form(TIMES.get(to), form));
            });
  }

  /** The same instant, written in another way. */
  static String form(String local, int form) {
    return switch (form) {
      case 0 -> local + "+08:00";
      case 1 -> local;
      case 2 -> java.time.LocalDateTime.parse(local).minusHours(8) + "Z";
      default -> local.replace('T', ' ') + "+0800";
    };
  }

  private static Arbitrary<List<List<String>>> persons() {
    Arbitrary<List<String>> person =
        Combinators.combine(
                Arbitraries.of("张三", "李四", "=cmd", "王\uD840\uDC00"),
                Arbitraries.frequencyOf(
                    Tuple.of(2, Arbitraries.of(RESIDENT_NUMBERS)), Tuple.of(1, Arbitraries.of(""))),
                Arbitraries.of("", "F1", "F1", "F2"),
                Arbitraries.of(DIVISIONS),
                Arbitraries.of(DIVISIONS),
                Arbitraries.of("湖滨路1号", "", "+5"))
            .as(
                (name, number, household, registered, residence, address) ->
                    List.of(
                        name,
                        "F",
                        "1980-01-01",
                        number,
                        household,
                        registered,
                        residence,
                        address));
    return person
        .list()
        .ofMaxSize(7)
        .map(
            rows -> {
              List<List<String>> numbered = new ArrayList<>();
              for (int i = 0; i < rows.size(); i++) {
                List<String> row = new ArrayList<>(List.of("p" + i));
                row.addAll(rows.get(i));
                numbered.add(List.copyOf(row));
              }
              return numbered;
            });
  }

  private static Arbitrary<String> personId() {
    return Arbitraries.of("p0", "p1", "p2", "p3", "p4", "p5", "p9");
  }

  private static Arbitrary<List<String>> held() {
    Arbitrary<Tuple2<String, String>> all =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.of(DOCUMENTS)),
            Tuple.of(1, Arbitraries.of(Tuple.of("resident_id", "11010519491231002X"))));
    return Combinators.combine(all, personId())
        .as((document, person) -> List.of(document.get1(), document.get2(), person));
  }

  private static Arbitrary<List<String>> subscriptions() {
    return Combinators.combine(
            Arbitraries.of(PHONES),
            personId(),
            Arbitraries.of("2019-01-01", "2020-01-20T10:00:00+08:00", "2020-01-09T00:00:00"),
            Arbitraries.of("", "", "2020-01-20T10:00:00+08:00", "2020-01-10"))
        .as((phone, person, from, to) -> List.of(phone, person, from, to));
  }

  private static Arbitrary<List<String>> cases() {
    Arbitrary<Tuple2<String, String>> claim =
        Arbitraries.frequencyOf(
            Tuple.of(
                3, Arbitraries.of(RESIDENT_NUMBERS).map(number -> Tuple.of("resident_id", number))),
            Tuple.of(2, Arbitraries.of(DOCUMENTS)));
    return Combinators.combine(
            Arbitraries.of("K1", "K2", "K3"),
            Arbitraries.of("", "0", "1"),
            Arbitraries.of("", "false", "false", "true"),
            Arbitraries.of("", "", "ZJ-1", "ZJ-2", "OTHER"),
            claim,
            Arbitraries.integers().between(0, TIMES.size() - 1),
            Arbitraries.of(0, 1, 3, 8, 15))
        .as(
            (id, revision, cancelled, order, document, from, length) ->
                List.of(
                    id,
                    revision,
                    cancelled,
                    order,
                    document.get1(),
                    document.get2(),
                    TIMES.get(from),
                    TIMES.get(Math.min(TIMES.size() - 1, from + length))));
  }

  private static Arbitrary<String> dirty(Arbitrary<String> clean, String... dirt) {
    return Arbitraries.frequencyOf(Tuple.of(30, clean), Tuple.of(1, Arbitraries.of(dirt)));
  }

  private static Arbitrary<Boolean> rarely(boolean rare, boolean common) {
    return Arbitraries.frequency(Tuple.of(12, common), Tuple.of(1, rare));
  }

  private static Arbitrary<String> rarely(String rare, String other, String common) {
    return Arbitraries.frequencyOf(
        Tuple.of(40, Arbitraries.just(common)), Tuple.of(1, Arbitraries.of(rare, other)));
  }
}
