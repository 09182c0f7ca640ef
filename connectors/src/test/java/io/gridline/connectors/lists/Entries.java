package io.gridline.connectors.lists;

import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.entry.ListedEntry.Line;
import io.gridline.pipelines.order.Level;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Entries as a test wants them: in a community's queue until it says otherwise. */
record Entries(
    String personKey,
    String name,
    Level level,
    Instant lastExposedAt,
    String routeCode,
    boolean isReferral) {

  static final Instant AS_OF = Instant.parse("2020-02-01T00:00:00Z");
  static final Instant EXPOSED = Instant.parse("2020-01-20T16:30:00.123Z");
  static final String COMMUNITY = "330102001001";

  static Entries entry(String personKey) {
    return new Entries(personKey, "李四", Level.HIGH, EXPOSED, COMMUNITY, false);
  }

  Entries named(String changed) {
    return new Entries(personKey, changed, level, lastExposedAt, routeCode, isReferral);
  }

  Entries of(Level changed) {
    return new Entries(personKey, name, changed, lastExposedAt, routeCode, isReferral);
  }

  Entries last(Instant changed) {
    return new Entries(personKey, name, level, changed, routeCode, isReferral);
  }

  Entries at(String changed) {
    return new Entries(personKey, name, level, lastExposedAt, changed, isReferral);
  }

  Entries referred(String province) {
    return new Entries(personKey, name, level, lastExposedAt, province, true);
  }

  ListedEntry listed() {
    return listed("p-" + personKey);
  }

  ListedEntry visitor() {
    return listed(null);
  }

  private ListedEntry listed(String personId) {
    Division route = new Division(routeCode);
    Line line =
        new Line(
            "stayed",
            Source.HOTEL,
            "h1",
            EXPOSED.minusSeconds(60),
            lastExposedAt,
            "4201",
            List.of("a", "b"),
            List.of(),
            "document");
    return new ListedEntry(
        "ZJ-1",
        2,
        AS_OF,
        personKey,
        personId,
        name,
        "E1****67",
        "861******0001",
        level,
        List.of("household", "stayed"),
        List.of("hotel", "register"),
        1,
        EXPOSED.minusSeconds(60),
        lastExposedAt,
        lastExposedAt.plus(Duration.ofDays(14)),
        routeCode,
        route.streetCode(),
        route.communityCode(),
        "文三路 1 号",
        "",
        new byte[] {1, -2, 3},
        isReferral,
        List.of(line));
  }
}
