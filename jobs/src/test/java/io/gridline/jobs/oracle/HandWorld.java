package io.gridline.jobs.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A world written line by line, for results that are worked out by hand. Its places: stations WH
 * (4201), HZ (3301), SH (31); airports WUH (4201), HGH (330109), NRT (JP); cells C-WH (420106),
 * C-HZ (330106); hotels H-WH (420106001001), H-HZ (330106001), H-SH (31).
 */
final class HandWorld {
  private final Map<String, List<String>> files = new LinkedHashMap<>();
  private final List<String> rules = new ArrayList<>();
  private final List<String> zones =
      new ArrayList<>(
          List.of(
              "{id: wuhan, division: \"4201\", from: 2020-01-09T00:00:00+08:00,"
                  + " to: 2020-01-22T00:00:00+08:00}"));
  private String routeBy = "hotel, rail, aviation";
  private int householdLimit = 20;
  private String jurisdiction = "33";

  HandWorld() {
    file("feeds/carrier/a.csv", "record_id,msisdn,cell_id,seen_from,seen_to");
    file(
        "feeds/rail/a.csv",
        "record_id,revision,cancelled,document_type,document_number,passenger_name,train_no,"
            + "service_date,car_no,seat_no,board_station,board_time,alight_station,alight_time");
    file(
        "feeds/aviation/a.csv",
        "record_id,document_type,document_number,passenger_name,flight_no,flight_date,seat_no,"
            + "origin,departure_time,destination,arrival_time");
    file(
        "feeds/hotel/a.csv",
        "record_id,revision,cancelled,document_type,document_number,guest_name,hotel_id,room_no,"
            + "check_in,check_out");
    file("feeds/reference/cells.csv", "cell_id,division_code", "C-WH,420106", "C-HZ,330106");
    file(
        "feeds/reference/hotels.csv",
        "hotel_id,name,division_code",
        "H-WH,Crane,420106001001",
        "H-HZ,Lake,330106001",
        "H-SH,Bund,31");
    file(
        "feeds/reference/rail_stations.csv",
        "telecode,name,division_code",
        "WH,Wuhan,4201",
        "HZ,Hangzhou,3301",
        "SH,Shanghai,31");
    file(
        "feeds/reference/airports.csv",
        "iata,name,division_code",
        "WUH,Tianhe,4201",
        "HGH,Xiaoshan,330109",
        "NRT,Narita,JP");
    file(
        "register/person.csv",
        "person_id,name,sex,birth_date,id_number,household_id,registered_division,"
            + "residence_division,residence_address");
    file("register/travel_document.csv", "document_type,document_number,person_id");
    file("register/subscription.csv", "msisdn,person_id,valid_from,valid_to");
    file(
        "cases.csv",
        "case_id,revision,cancelled,order,document_type,document_number,infectious_from,"
            + "infectious_to");
  }

  HandWorld carrier(String... lines) {
    return add("feeds/carrier/a.csv", lines);
  }

  HandWorld rail(String... lines) {
    return add("feeds/rail/a.csv", lines);
  }

  HandWorld aviation(String... lines) {
    return add("feeds/aviation/a.csv", lines);
  }

  HandWorld hotel(String... lines) {
    return add("feeds/hotel/a.csv", lines);
  }

  /** Somebody with a passport E000&lt;number&gt; who lives and is registered where told. */
  HandWorld person(String id, String household, String registered, String residence) {
    add("register/travel_document.csv", "passport,E000" + id + "," + id);
    return add(
        "register/person.csv",
        "%s,Name %s,F,1980-01-01,,%s,%s,%s,Home %s"
            .formatted(id, id, household, registered, residence, id));
  }

  HandWorld personRow(String line) {
    return add("register/person.csv", line);
  }

  HandWorld document(String line) {
    return add("register/travel_document.csv", line);
  }

  HandWorld subscription(String line) {
    return add("register/subscription.csv", line);
  }

  HandWorld indexCase(String... lines) {
    return add("cases.csv", lines);
  }

  HandWorld rule(String yaml) {
    rules.add(yaml);
    return this;
  }

  HandWorld zone(String yaml) {
    zones.add(yaml);
    return this;
  }

  HandWorld routeBy(String sources) {
    routeBy = sources;
    return this;
  }

  HandWorld householdLimit(int limit) {
    householdLimit = limit;
    return this;
  }

  HandWorld jurisdiction(String code) {
    jurisdiction = code;
    return this;
  }

  /** Writes the world; its one order lies in {@code order.yaml}. */
  Path write(Path folder) {
    String order =
        """
        order: T-1
        version: 1
        disease: COVID-19
        issued_by: Somebody
        legal_basis: A law
        valid_from: 2020-01-23T10:00:00+08:00
        valid_until: 2020-03-31T00:00:00+08:00
        records_from: 2020-01-01T00:00:00+08:00
        jurisdiction: "%s"
        observation_days: 14
        retention_days: 30
        route_by: [%s]
        household_limit: %d
        zones:
          - %s
        rules:
          - %s
        """
            .formatted(
                jurisdiction,
                routeBy,
                householdLimit,
                String.join("\n  - ", zones),
                String.join("\n  - ", rules));
    try {
      for (Map.Entry<String, List<String>> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
      Files.writeString(folder.resolve("order.yaml"), order);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void file(String name, String... lines) {
    files.put(name, new ArrayList<>(List.of(lines)));
  }

  private HandWorld add(String name, String... lines) {
    files.get(name).addAll(List.of(lines));
    return this;
  }
}
