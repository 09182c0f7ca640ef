package io.gridline.desk;

import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.lists.RunFolder;
import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.lists.RunManifest.SourceCounts;
import io.gridline.connectors.seal.OrderKeys;
import io.gridline.pipelines.entry.ContactDetails;
import io.gridline.pipelines.entry.ListedEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Published runs of one order, as a scheduled run leaves them.
 *
 * @param out where they are published
 * @param yaml the order's text
 * @param keys the order's
 */
public record SomeRuns(Path out, String order, int version, String yaml, OrderKeys keys) {

  /** Publishes a run; its entries are given as the topic has them. */
  public RunManifest publish(Instant asOf, String run, Collection<ListedEntry> entries)
      throws IOException {
    RunManifest manifest = write(asOf, run, entries);
    new PublishedRuns(out).publish(List.of(manifest));
    return manifest;
  }

  private RunManifest write(Instant asOf, String run, Collection<ListedEntry> entries)
      throws IOException {
    Path folder = new PublishedRuns(out).folder(order, asOf, run);
    RunFolder files = new RunFolder(Map.of(order, folder.toString()));
    List<ListedEntry> whole = entries.stream().map(this::inTheClear).toList();
    int half = whole.size() / 2;
    files.writeSlice(order, "00", whole.subList(0, half));
    files.writeSlice(order, "01", whole.subList(half, whole.size()));
    files.write(order, "order.yaml", 1, file -> file.write(yaml.getBytes(StandardCharsets.UTF_8)));
    return new RunManifest(
        order,
        version,
        asOf.toString(),
        run,
        asOf.toString(),
        "test",
        "",
        "",
        0,
        Map.of(),
        new RunManifest.Read(0, 0, 0),
        null,
        new RunManifest.Counts(entries.size(), Map.of(), Map.of(), 0, 0, 0, 0, List.of()),
        new RunManifest.Changes(0, 0, 0, 0),
        List.of(),
        Map.of("hotel", new SourceCounts(1, Map.of(), 0, 0, 0, 0, 1, 1, asOf.toString())),
        List.of(),
        List.of());
  }

  /** A published run has name and address beside what is sealed, not in it. */
  private ListedEntry inTheClear(ListedEntry entry) {
    ContactDetails known =
        ContactDetails.read(keys.openContact(entry.personKey(), entry.contactSealed()));
    ContactDetails rest = new ContactDetails(known.document(), known.phone(), "", "");
    return new ListedEntry(
        entry.order(),
        entry.orderVersion(),
        entry.asOf(),
        entry.personKey(),
        entry.personId(),
        known.name(),
        entry.documentNumber(),
        entry.phone(),
        entry.level(),
        entry.rules(),
        entry.sources(),
        entry.evidenceCount(),
        entry.firstExposedAt(),
        entry.lastExposedAt(),
        entry.observeUntil(),
        entry.routeCode(),
        entry.streetCode(),
        entry.communityCode(),
        known.address(),
        entry.householdKey(),
        keys.sealContact(entry.personKey(), rest.bytes()),
        entry.isReferral(),
        List.of());
  }
}
