package io.gridline.jobs.screen;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A world of thirty residents and ten travellers around Wuhan, with a case, refunds, corrections,
 * repeats and dirt, and five bystanders who were somewhere else. Their names hold 密, their
 * passports and phones 4711, so that a search finds whatever is left of them anywhere.
 */
final class SmallWorld {

  static final String AS_OF = "2020-02-01T00:00:00Z";

  /** The division of a cell in the zone of order A, and of one that is in no zone. */
  static final String INSIDE = "420102001001";

  static final String OUTSIDE = "330106001001";

  private static final int RESIDENTS = 30;

  /** By path below the world's folder, the header first. */
  private final Map<String, List<String>> tables = new LinkedHashMap<>();

  private final Map<String, String> texts = new LinkedHashMap<>();

  SmallWorld() {
    reference();
    register();
    feeds();
    dirt();
    table(
        "cases.csv",
        "case_id,revision,cancelled,order,document_type,document_number,infectious_from,infectious_to",
        "k1,1,,,passport,EA4711005,2020-01-09T00:00:00,2020-01-25T00:00:00",
        "k1,0,true,,passport,EA4711006,2020-01-09T00:00:00,2020-01-25T00:00:00",
        "k2,,,A,passport,VI4711002,2020-01-09T00:00:00,2020-01-25T00:00:00",
        "k3,,true,,passport,EA4711007,2020-01-09T00:00:00,2020-01-25T00:00:00");
    order("A", "33", "{id: wuhan, division: \"4201\", from: 2020-01-09T00:00:00+08:00,");
    order("B", "3301", "{id: jianghan, division: \"420103\", from: 2020-01-12T00:00:00+08:00,");
  }

  static String name(int person) {
    return "密" + Character.toString(0x4E00 + person);
  }

  static String passport(int person) {
    return "EA4711%03d".formatted(person);
  }

  static String phone(int person) {
    return "1384711%04d".formatted(person);
  }

  /** What every passport, phone and resident number of this world starts with. */
  static final List<String> NUMBERS = List.of("EA4711", "VI4711", "1384711", "11010519494711");

  /** The names of everybody. */
  static List<String> names() {
    List<String> names = new ArrayList<>(List.of("密十"));
    IntStream.rangeClosed(1, RESIDENTS).forEach(i -> names.add(name(i)));
    IntStream.rangeClosed(1, 10).forEach(i -> names.add("密客" + i));
    bystanders().forEach(i -> names.addAll(List.of(name(i), "密外" + i)));
    return names;
  }

  private void reference() {
    table(
        "feeds/reference/cells.csv",
        "cell_id,division_code",
        "w1," + INSIDE,
        "w2,420103001001",
        "h1," + OUTSIDE);
    table(
        "feeds/reference/rail_stations.csv",
        "telecode,name,division_code",
        "WHN,武汉站,420103",
        "HZH,杭州站,330102",
        "SHH,上海站,31");
    table(
        "feeds/reference/airports.csv",
        "iata,name,division_code",
        "WUH,天河机场,420116",
        "HGH,萧山机场,330109");
    table(
        "feeds/reference/hotels.csv",
        "hotel_id,name,division_code",
        "HW,江汉饭店,420103001001",
        "HH,西湖饭店,330106001");
  }

  private void register() {
    table(
        "register/person.csv",
        "person_id,name,sex,birth_date,id_number,household_id,registered_division,"
            + "residence_division,residence_address");
    table("register/travel_document.csv", "document_type,document_number,person_id");
    table("register/subscription.csv", "msisdn,person_id,valid_from,valid_to");
    String[] residences = {"330102001001", "330106002001", "310101001001", "420103001002"};
    for (int i = 1; i <= RESIDENTS; i++) {
      resident(i, "hh" + i / 3, residences[i % residences.length]);
    }
    for (int i : bystanders()) {
      resident(i, "hh" + i, "330102001001");
    }
  }

  /** People who are on no list. */
  static List<Integer> bystanders() {
    return List.of(901, 902, 903, 904, 905);
  }

  private void resident(int i, String household, String residence) {
    add(
        "register/person.csv",
        "p%03d,%s,F,1980-01-01,,%s,330102001001,%s,文三路 %d 号"
            .formatted(i, name(i), household, residence, i));
    add("register/travel_document.csv", "passport,%s,p%03d".formatted(passport(i), i));
    add("register/subscription.csv", "%s,p%03d,2019-01-01,".formatted(phone(i), i));
  }

  private void feeds() {
    table("feeds/carrier/a.csv", "record_id,msisdn,cell_id,seen_from,seen_to");
    table(
        "feeds/rail/a.csv",
        "record_id,revision,cancelled,document_type,document_number,passenger_name,train_no,"
            + "service_date,car_no,seat_no,board_station,board_time,alight_station,alight_time");
    table(
        "feeds/aviation/a.csv",
        "record_id,document_type,document_number,passenger_name,flight_no,flight_date,seat_no,"
            + "origin,departure_time,destination,arrival_time");
    table(
        "feeds/hotel/a.csv",
        "record_id,revision,document_type,document_number,guest_name,hotel_id,room_no,check_in,"
            + "check_out");
    for (int i = 1; i <= 12; i++) {
      carrier("c" + i, phone(i), i % 2 == 0 ? "w1" : "w2", 10 + i);
      carrier("d" + i, phone(i), "h1", 20);
    }
    for (int i = 4; i <= 16; i++) {
      rail("r" + i, "0,", passport(i), name(i), i % 3, "WHN", "HZH", 15);
      hotel("h" + i, passport(i), name(i), i % 2 == 0 ? "HW" : "HH", i % 4, 16 + i % 2);
    }
    for (int i = 1; i <= 10; i++) {
      String visitor = "VI4711%03d".formatted(i);
      rail("s" + i, "0,", visitor, "密客" + i, i % 3, "WHN", i % 2 == 0 ? "HZH" : "SHH", 15);
      aviation("f" + i, visitor, "密客" + i, 10 + i, "WUH", "HGH", 18);
      aviation("g" + i, passport(i + 15), name(i + 15), 12 + i, "WUH", "HGH", 18);
    }
    for (int i : bystanders()) {
      carrier("c" + i, phone(i), "h1", 12);
      rail("r" + i, "0,", passport(i), name(i), 1, "HZH", "SHH", 15);
      rail("o" + i, "0,", "VI4711%03d".formatted(i), "密外" + i, 1, "SHH", "HZH", 15);
      hotel("h" + i, passport(i), name(i), "HH", 99, 20);
    }
  }

  private void dirt() {
    rail("r5", "1,", passport(5), name(5), 2, "WHN", "HZH", 15);
    rail("r6", "3,true", passport(6), name(6), 0, "WHN", "HZH", 15);
    rail("r7", "x,", passport(7), name(7), 0, "WHN", "HZH", 15);
    rail("r8", "0,", passport(8), name(8), 1, "WHN", "HZH", 15);
    rail("r9", "0,", passport(9), name(9), 0, "SHH", "HZH", 15);
    aviation("g1", passport(16), name(16), 13, "WUH", "HGH", 18);
    aviation("g1", passport(16), name(16), 13, "WUH", "HGH", 18);
    rail("x1", "0,", passport(901), name(901), 0, "XXX", "HZH", 15);
    rail("x2", "0,", "-", name(902), 0, "WHN", "HZH", 15);
    hotel("x3", passport(903), name(903), "HX", 1, 16);
    carrier("c3", phone(3), "w1", 11);
    carrier("c4", phone(4), "w1", 14);
    carrier("e1", phone(999), "w1", 14);
    carrier("x4", "13", "w1", 14);
    add("feeds/carrier/a.csv", "x5," + phone(904) + ",w1,then,now");
    add("feeds/carrier/a.csv", "x6," + phone(904));
    add("feeds/hotel/a.csv", "x7,0,resident_id,110105194947110021,密十,HW,,2020-01-15T12:00,");
  }

  private void carrier(String id, String phone, String cell, int day) {
    add(
        "feeds/carrier/a.csv",
        "%s,%s,%s,2020-01-%02dT10:00:00,2020-01-%02dT13:00:00"
            .formatted(id, phone, cell, day, day));
  }

  private void rail(
      String id,
      String revision,
      String number,
      String name,
      int car,
      String from,
      String to,
      int day) {
    add(
        "feeds/rail/a.csv",
        "%s,%s,passport,%s,%s,G1,2020-01-%02d,%d,%d,%s,2020-01-%02dT10:00:00,%s,2020-01-%02dT15:00:00"
            .formatted(id, revision, number, name, day, car, car, from, day, to, day));
  }

  private void aviation(
      String id, String number, String name, int row, String from, String to, int day) {
    add(
        "feeds/aviation/a.csv",
        "%s,passport,%s,%s,CZ1,2020-01-%02d,%dA,%s,2020-01-%02dT10:00,%s,2020-01-%02dT12:00"
            .formatted(id, number, name, day, row, from, day, to, day));
  }

  private void hotel(String id, String number, String name, String hotel, int room, int day) {
    add(
        "feeds/hotel/a.csv",
        "%s,0,passport,%s,%s,%s,%d,2020-01-%02dT14:00:00,"
            .formatted(id, number, name, hotel, room, day));
  }

  private void order(String id, String jurisdiction, String zone) {
    text(
        id + ".yaml",
        """
        order: %s
        version: 1
        disease: COVID-19
        issued_by: Headquarters
        legal_basis: Art. 42
        valid_from: 2020-01-23T10:00:00+08:00
        valid_until: 2020-03-31T00:00:00+08:00
        records_from: 2020-01-01T00:00:00+08:00
        jurisdiction: "%s"
        observation_days: 30
        retention_days: 30
        route_by: [hotel, rail, aviation]
        household_limit: 20
        zones:
          - %s to: 2020-02-08T00:00:00+08:00}
        rules:
          - {id: stayed, kind: zone-presence, level: high, min_dwell: PT2H}
          - {id: arrived, kind: zone-arrival, level: high, within: PT48H}
          - {id: lives, kind: zone-residence, level: medium}
          - {id: car, kind: co-travel, level: high, sources: [rail], scope: car}
          - {id: rows, kind: co-travel, level: high, sources: [aviation], scope: rows, rows: 2}
          - {id: room, kind: co-lodging, level: low, scope: room}
          - {id: household, kind: household, level: medium, of: [stayed, car]}
        """
            .formatted(id, jurisdiction, zone));
  }

  private void table(String path, String... lines) {
    tables.put(path, new ArrayList<>(List.of(lines)));
  }

  /** Another version of an order, the same but for its number. */
  SmallWorld version(String order, int version) {
    String path = order + ".yaml";
    texts.put(path, texts.get(path).replaceFirst("version: \\d+", "version: " + version));
    return this;
  }

  /** An order in which some text is another. */
  SmallWorld order(String order, java.util.function.UnaryOperator<String> changed) {
    texts.compute(order + ".yaml", (path, text) -> changed.apply(text));
    return this;
  }

  /** Adds a row to a table. */
  SmallWorld add(String path, String line) {
    tables.get(path).add(line);
    return this;
  }

  /** Puts a file of any content into the world, or instead of one of its tables. */
  SmallWorld text(String path, String text) {
    tables.remove(path);
    texts.put(path, text);
    return this;
  }

  SmallWorld without(String path) {
    tables.remove(path);
    return this;
  }

  List<String> lines(String path) {
    return List.copyOf(tables.get(path));
  }

  /** Writes the world with its feeds in a shape. */
  Path write(Path folder, Shape shape) {
    tables.forEach(
        (path, lines) -> {
          boolean feed = path.startsWith("feeds/") && !path.startsWith("feeds/reference/");
          if (feed) {
            shape.writeFeed(folder.resolve(path).getParent(), lines);
          } else {
            Shape.write(folder.resolve(path), lines, false);
          }
        });
    texts.forEach((path, text) -> Shape.write(folder.resolve(path), List.of(text), false));
    return folder;
  }
}
