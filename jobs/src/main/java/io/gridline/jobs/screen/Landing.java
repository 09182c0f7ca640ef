package io.gridline.jobs.screen;

import io.gridline.connectors.feedfile.FeedInput;
import io.gridline.connectors.feedfile.References;
import io.gridline.connectors.file.FileStamp;
import io.gridline.connectors.landing.LandTask;
import io.gridline.connectors.rows.BadInput;
import io.gridline.connectors.rows.RowGroups;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.store.Store;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.order.ZoneIndex;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a part depends on: the sender's file, and all that decides what the gate makes of it. A part
 * is landed again when any of it changes: the reference file of its source (so that dead letters of
 * an unknown place come in once it is known), feeds.yaml, records_from, and of carrier the zones.
 */
record Landing(
    Path feeds,
    List<ScreeningOrder> orders,
    Map<Source, String> places,
    GateKeys keys,
    Store store) {

  static Landing of(
      Path feeds,
      List<ScreeningOrder> orders,
      Set<Source> wanted,
      References references,
      GateKeys keys,
      Store store) {
    Map<Source, String> places = new EnumMap<>(Source.class);
    wanted.forEach(source -> places.put(source, references.fingerprint(source, keys::fingerprint)));
    return new Landing(feeds, orders, places, keys, store);
  }

  /** A file changed later than this before it was read may change again and keep its time. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  /** What there is to do about a file; of a large one the tasks share the work. */
  List<LandTask> tasks(FeedInput input, long stretchBytes) {
    LandTask whole = whole(input);
    List<RowGroups> stretches = input.stretches(feeds, stretchBytes);
    return stretches.size() == 1
        ? List.of(whole)
        : stretches.stream().map(groups -> stretch(whole, groups, stretches.size())).toList();
  }

  private LandTask stretch(LandTask whole, RowGroups groups, int stretches) {
    return new LandTask(
        whole.input(),
        groups,
        whole.bytes() / stretches,
        whole.partId() + "-" + groups.first(),
        whole.fingerprint(),
        whole.modified(),
        whole.stamp(),
        whole.scope(),
        whole.zonesOf());
  }

  private LandTask whole(FeedInput input) {
    try {
      Path file = feeds.resolve(input.path());
      Instant now = Instant.now();
      String stamp = FileStamp.of(file, now);
      Instant modified = Files.getLastModifiedTime(file).toInstant();
      String fingerprint =
          store
              .fingerprint(input.path(), input.bytes(), modified)
              .orElseGet(() -> fingerprint(input, file));
      String scope = scope(input);
      return new LandTask(
          input,
          RowGroups.ALL,
          input.bytes(),
          input.source().text() + "-" + fingerprint(input.path(), fingerprint, scope),
          fingerprint,
          modified.plus(SETTLED).isBefore(now) ? modified.toString() : "",
          stamp,
          scope,
          areZonesAsked(input)
              ? orders.stream().map(ScreeningOrder::id).sorted().toList()
              : List.of());
    } catch (IOException e) {
      throw new BadInput(input.path() + ": cannot be read", e);
    }
  }

  private String scope(FeedInput input) {
    String zones =
        areZonesAsked(input)
            ? ZoneIndex.of(orders).zones().stream()
                .map(zone -> zone.division().code() + zone.window())
                .sorted()
                .collect(Collectors.joining(";"))
            : "";
    return fingerprint(
        places.get(input.source()), input.charsetName(), zones, recordsFrom(orders).toString());
  }

  private String fingerprint(FeedInput input, Path file) {
    try {
      return keys.fingerprint(file);
    } catch (IOException e) {
      throw new BadInput(input.path() + ": cannot be read", e);
    }
  }

  private String fingerprint(String... texts) {
    return keys.fingerprint(String.join("\n", texts).getBytes(StandardCharsets.UTF_8));
  }

  private static boolean areZonesAsked(FeedInput input) {
    return input.source() == Source.CARRIER;
  }

  /** The earliest of all orders. */
  static Instant recordsFrom(List<ScreeningOrder> orders) {
    return orders.stream()
        .map(ScreeningOrder::recordsFrom)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }
}
