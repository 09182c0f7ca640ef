package io.gridline.ops.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.kafka.CompactedTopic;
import io.gridline.connectors.kafka.EntryCodec;
import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.Topics;
import io.gridline.connectors.lists.PublishedEntries;
import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.seal.OrderKeys;
import io.gridline.pipelines.entry.ContactDetails;
import io.gridline.pipelines.entry.ListedEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether the topic of entries shows what a scheduled run has published, every column but as_of.
 *
 * @param out where the scheduled run published, and the keys lie
 */
public record SameLists(KafkaAddress kafka, Path out, String order) {

  private static final Duration BOUND = Duration.ofSeconds(30);

  /** Person by person, what the scheduled run says. */
  public Map<String, String> published() throws IOException {
    PublishedRuns runs = new PublishedRuns(out);
    RunManifest manifest = runs.latest(order).orElseThrow();
    Map<String, String> entries = new TreeMap<>();
    new PublishedEntries(runs.folder(manifest))
        .read(
            entry -> true,
            entry ->
                entries.put(
                    order + "/" + entry.personKey(), line(entry, entry.name(), entry.address())));
    return entries;
  }

  /** Person by person, what the topic says. */
  public Map<String, String> shown() {
    EntryCodec codec = new EntryCodec();
    Map<String, String> entries = new TreeMap<>();
    CompactedTopic.read(kafka, Topics.ENTRIES, BOUND)
        .forEach(
            (key, message) -> {
              ListedEntry entry = codec.decode(message);
              assertThat(entry.name() + entry.address()).isEmpty();
              ContactDetails contact = contact(entry);
              entries.put(key, line(entry, contact.name(), contact.address()));
            });
    return entries;
  }

  /** The keys, and no more, of entries that are not the same in both. */
  public static List<String> differing(Map<String, String> shown, Map<String, String> expected) {
    Set<String> keys = new TreeSet<>(shown.keySet());
    keys.addAll(expected.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(shown.get(key), expected.get(key)))
        .map(key -> key + (shown.containsKey(key) ? " is another" : " is missing"))
        .toList();
  }

  private ContactDetails contact(ListedEntry entry) {
    OrderKeys keys = KeyFolder.open(out.resolve("keys")).order(entry.order());
    return ContactDetails.read(keys.openContact(entry.personKey(), entry.contactSealed()));
  }

  private String line(ListedEntry entry, String name, String address) {
    ContactDetails contact = contact(entry);
    return String.join(
        "|",
        Integer.toString(entry.orderVersion()),
        String.valueOf(entry.personId()),
        name,
        entry.documentNumber(),
        entry.phone(),
        contact.document(),
        contact.phone(),
        entry.level().text(),
        entry.rules().toString(),
        entry.sources().toString(),
        Integer.toString(entry.evidenceCount()),
        entry.firstExposedAt().toString(),
        entry.lastExposedAt().toString(),
        entry.observeUntil().toString(),
        entry.routeCode(),
        entry.streetCode(),
        entry.communityCode(),
        address,
        entry.householdKey());
  }
}
