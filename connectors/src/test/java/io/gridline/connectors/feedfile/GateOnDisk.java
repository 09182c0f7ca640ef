package io.gridline.connectors.feedfile;

import io.gridline.connectors.rows.RowGroups;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.pipelines.order.OrderFile;
import io.gridline.pipelines.order.ZoneIndex;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A feeds folder that a test writes, and the gate that it passes. */
record GateOnDisk(Path feeds, GateKeys keys) {

  private static final String ORDER =
      """
      order: ZJ-1
      version: 1
      disease: COVID-19
      issued_by: Headquarters
      legal_basis: Art. 42
      valid_from: 2020-01-23T10:00:00+08:00
      valid_until: 2020-03-31T00:00:00+08:00
      records_from: 2020-01-01T00:00:00+08:00
      jurisdiction: "33"
      observation_days: 14
      retention_days: 30
      route_by: [hotel]
      household_limit: 20
      zones:
        - {id: wuhan, division: "4201", from: 2020-01-09T00:00:00+08:00, to: 2020-02-08T00:00:00+08:00}
      rules:
        - {id: stayed, kind: zone-presence, level: high}
      """;

  static final Set<Source> FEEDS =
      EnumSet.of(Source.CARRIER, Source.RAIL, Source.AVIATION, Source.HOTEL);

  /** Stations WHN and HZH, airports WUH and HGH, hotel H1; cell 1 inside the zone, 2 outside. */
  GateOnDisk withReferences() {
    return with(
            "reference/cells.csv",
            "cell_id,division_code,longitude,latitude\n"
                + "460-00-1-1,420102001001,114.3,30.6\n460-00-1-2,330102001001,120.1,30.2\n")
        .with(
            "reference/rail_stations.csv",
            "telecode,name,division_code\nWHN,武汉站,420111\nHZH,杭州站,330102\n")
        .with(
            "reference/airports.csv", "iata,name,division_code\nWUH,天河机场,420116\nHGH,萧山机场,330109\n")
        .with("reference/hotels.csv", "hotel_id,name,division_code\nH1,江汉饭店,420103001001\n");
  }

  GateOnDisk with(String file, String text) {
    return with(file, text.getBytes(StandardCharsets.UTF_8));
  }

  GateOnDisk with(String file, byte[] bytes) {
    Path path = feeds.resolve(file);
    try {
      Files.createDirectories(path.getParent());
      Files.write(path, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ZoneIndex zones() {
    return ZoneIndex.of(OrderFile.parse("order.yaml", ORDER));
  }

  /** What the gate makes of a row, as {@code accepted}, {@code outside} or the reason. */
  String outcome(FeedRow row) {
    Passed passed = pass(row.source(), row.header() + row.line());
    return passed.outcomes().get(0);
  }

  Revision accepted(FeedRow row) {
    return pass(row.source(), row.header() + row.line()).accepted().get(0);
  }

  /** The values by which two deliveries are compared, opened. */
  byte[] comparison(FeedRow row) {
    return keys.openComparison(accepted(row).sealedComparison());
  }

  /** Passes one file of the source through. */
  Passed pass(Source source, String text) {
    return with(source.text() + "/a.csv", text).passFolder(source);
  }

  /** Passes the only file of the source that lies in the folder through. */
  Passed passFolder(Source source) {
    FeedInput input = FeedFolder.list(feeds, Set.of(source)).get(0);
    References references = References.read(feeds.resolve("reference"), Set.of(source));
    Passed passed = new Passed();
    try {
      new Gate(source, references, zones(), keys).pass(input, RowGroups.ALL, feeds, passed);
      return passed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Collects what has passed. */
  static final class Passed implements GateSink {

    private final List<Revision> accepted = new ArrayList<>();
    private final List<Rejection> rejected = new ArrayList<>();
    private final List<String> outcomes = new ArrayList<>();

    List<Revision> accepted() {
      return accepted;
    }

    List<Rejection> rejected() {
      return rejected;
    }

    List<String> outcomes() {
      return outcomes;
    }

    @Override
    public void accepted(Revision revision) {
      accepted.add(revision);
      outcomes.add("accepted");
    }

    @Override
    public void rejected(Rejection rejection) {
      rejected.add(rejection);
      outcomes.add(rejection.reason().text());
    }

    @Override
    public void outside(long records) {
      for (long i = 0; i < records; i++) {
        outcomes.add("outside");
      }
    }
  }
}
