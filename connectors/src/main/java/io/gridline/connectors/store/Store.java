package io.gridline.connectors.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.gridline.connectors.file.Draft;
import io.gridline.connectors.file.WholeFile;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.WrongKey;
import io.gridline.connectors.store.PartFormat.Columns;
import io.gridline.pipelines.identity.ClaimHashes;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.StoredRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * The store: immutable parts, and a manifest that names them and is replaced atomically. A part
 * that the manifest does not name does not exist, whatever lies in the folder; one that was
 * finished before its run died may be taken up by the next run that wants it.
 *
 * <p>The manifest also says which orders the parts are kept for, and under which key they were
 * made.
 */
public final class Store {

  static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final int VERSION = 3;

  private final Path folder;
  private final String keyCheck;
  private List<StoredOrder> orders;
  private Map<String, StoredPart> parts;

  private record Manifest(
      int version,
      @JsonProperty("key_check") String keyCheck,
      List<StoredOrder> orders,
      List<StoredPart> parts) {}

  private Store(
      Path folder, String keyCheck, Collection<StoredOrder> orders, Collection<StoredPart> parts) {
    this.folder = folder;
    this.keyCheck = keyCheck;
    this.orders = List.copyOf(orders);
    this.parts = byId(parts);
  }

  /**
   * Opens a store, or makes an empty one. One of an older version counts as empty: the senders'
   * files are landed again, and what it held goes with the next commit.
   *
   * @throws WrongKey when it was made under another key
   */
  public static Store open(Path folder, GateKeys keys) {
    String keyCheck = keys.fingerprint("store".getBytes(StandardCharsets.UTF_8));
    try {
      Files.createDirectories(folder.resolve("parts"));
      Path manifest = manifest(folder);
      if (!Files.exists(manifest)) {
        return new Store(folder, keyCheck, List.of(), List.of());
      }
      Manifest read = JSON.readValue(Files.readAllBytes(manifest), Manifest.class);
      if (read.version() > VERSION) {
        throw new IOException("it is of version " + read.version() + ", this is " + VERSION);
      }
      if (!keyCheck.equals(read.keyCheck())) {
        throw new WrongKey(
            "store "
                + folder
                + " was made under another gate key: put that key back, or use another --store");
      }
      return read.version() < VERSION
          ? new Store(folder, keyCheck, List.of(), List.of())
          : new Store(folder, keyCheck, read.orders(), read.parts());
    } catch (IOException e) {
      throw new UncheckedIOException("store " + folder + " cannot be opened: " + e.getMessage(), e);
    }
  }

  public Collection<StoredPart> parts() {
    return parts.values();
  }

  public List<StoredOrder> orders() {
    return orders;
  }

  /**
   * The part of that id, when it was landed: by a run that came to its end, or by one that died.
   */
  public Optional<StoredPart> landed(String partId) {
    StoredPart named = parts.get(partId);
    return named != null ? Optional.of(named) : finished(partId);
  }

  /** The fingerprint of an input that has not been changed since it was landed. */
  public Optional<String> fingerprint(String input, long bytes, Instant modified) {
    return parts.values().stream()
        .filter(part -> part.input().equals(input) && part.bytes() == bytes)
        .filter(part -> part.modified().equals(modified.toString()))
        .map(StoredPart::fingerprint)
        .findFirst();
  }

  /**
   * Keeps these orders' parts from now on, and those of other orders that have not ended; deletes
   * the files of all others.
   */
  public void commit(List<StoredOrder> now, Collection<StoredPart> landed, Instant asOf) {
    List<StoredOrder> kept = new ArrayList<>(now);
    Set<String> ids = new HashSet<>(now.stream().map(StoredOrder::order).toList());
    for (StoredOrder other : orders) {
      if (!ids.contains(other.order()) && Instant.parse(other.validUntil()).isAfter(asOf)) {
        kept.add(other);
      }
    }
    List<StoredPart> offered = new ArrayList<>(parts.values());
    offered.addAll(landed);
    replace(kept, offered);
  }

  /**
   * Keeps nothing for an order any longer, nor any part that its zones decided about: another order
   * that wants such a part lands it again for itself.
   */
  public void drop(String order) {
    List<StoredPart> gone = onlyFor(order);
    replace(
        orders.stream().filter(other -> !other.order().equals(order)).toList(),
        parts.values().stream().filter(part -> !gone.contains(part)).toList());
  }

  /** The parts that go when nothing is kept for an order any longer. */
  public List<StoredPart> onlyFor(String order) {
    Set<String> others = new HashSet<>();
    orders.stream()
        .filter(other -> !other.order().equals(order))
        .forEach(other -> others.addAll(other.parts()));
    return parts.values().stream()
        .filter(part -> part.zonesOf().contains(order) || !others.contains(part.id()))
        .toList();
  }

  private void replace(List<StoredOrder> kept, Collection<StoredPart> offered) {
    Map<String, StoredPart> byId = byId(offered);
    List<StoredOrder> sorted =
        kept.stream()
            .map(order -> withOnly(order, byId.keySet()))
            .sorted(Comparator.comparing(StoredOrder::order))
            .toList();
    Set<String> named = new HashSet<>();
    sorted.forEach(order -> named.addAll(order.parts()));
    byId.keySet().retainAll(named);
    List<StoredPart> all =
        byId.values().stream().sorted(Comparator.comparing(StoredPart::id)).toList();
    try {
      byte[] written = JSON.writeValueAsBytes(new Manifest(VERSION, keyCheck, sorted, all));
      WholeFile.write(manifest(folder), file -> file.write(written));
      orders = sorted;
      parts = byId(all);
      deleteUnnamed();
    } catch (IOException e) {
      throw new UncheckedIOException("store " + folder + " cannot be written", e);
    }
  }

  private static StoredOrder withOnly(StoredOrder order, Set<String> partIds) {
    return new StoredOrder(
        order.order(),
        order.version(),
        order.validUntil(),
        order.parts().stream().filter(partIds::contains).sorted().toList());
  }

  private Optional<StoredPart> finished(String partId) {
    PartFiles files = partFiles(folder, partId);
    if (!files.all().stream().allMatch(Files::exists)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(files.about()), StoredPart.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  public Path data(String partId) {
    return partFiles(folder, partId).data();
  }

  public Path ids(String partId) {
    return partFiles(folder, partId).ids();
  }

  public Path rejected(String partId) {
    return partFiles(folder, partId).rejected();
  }

  /** Every record of a part, one after the other; how many. */
  public long read(StoredPart part, Consumer<Revision> each) throws IOException {
    long read = 0;
    if (part.accepted() > 0) {
      try (PartRows rows = new PartRows(data(part.id()), part.id(), Columns.ALL, WantedRows.ALL)) {
        for (List<StoredRow> some = rows.read(); !some.isEmpty(); some = rows.read()) {
          some.forEach(row -> each.accept(row.revision()));
          read += some.size();
        }
      }
    }
    return read;
  }

  /** The rows, by part, whose ids were delivered more than once in these parts together. */
  public Map<String, RoaringBitmap> repeatedRows(Collection<StoredPart> among) {
    Map<String, Path> files = new LinkedHashMap<>();
    among.forEach(part -> files.put(part.id(), ids(part.id())));
    try {
      return RecordIds.repeated(files);
    } catch (IOException e) {
      throw new UncheckedIOException("store " + folder + " cannot be read", e);
    }
  }

  /** Which of these claims any record of these parts bears, by their places in the sequence. */
  public BitSet occurring(Collection<StoredPart> among, ClaimHashes claims) {
    BitSet borne = new BitSet(claims.size());
    among.parallelStream()
        .filter(part -> part.accepted() > 0)
        .map(part -> ClaimsOfPart.among(claims, data(part.id()), part.id()))
        .forEach(
            some -> {
              synchronized (borne) {
                borne.or(some);
              }
            });
    return borne;
  }

  /** Where a part's files lie. {@code about} is the last to be there. */
  record PartFiles(Path data, Path ids, Path rejected, Path about) {

    List<Path> contents() {
      return List.of(data, ids, rejected);
    }

    List<Path> all() {
      return List.of(data, ids, rejected, about);
    }
  }

  static PartFiles partFiles(Path folder, String partId) {
    Path parts = folder.resolve("parts");
    return new PartFiles(
        parts.resolve(partId + ".parquet"),
        parts.resolve(partId + ".rows"),
        parts.resolve(partId + ".rejected.avro"),
        parts.resolve(partId + ".json"));
  }

  private void deleteUnnamed() throws IOException {
    Set<Path> named = new HashSet<>();
    for (String id : parts.keySet()) {
      named.addAll(partFiles(folder, id).all());
    }
    try (Stream<Path> all = Files.list(folder.resolve("parts"))) {
      for (Path file : all.filter(path -> !named.contains(path)).toList()) {
        Files.deleteIfExists(file);
      }
    }
    Draft.sweep(manifest(folder));
  }

  private static Map<String, StoredPart> byId(Collection<StoredPart> parts) {
    Map<String, StoredPart> byId = new LinkedHashMap<>();
    parts.forEach(part -> byId.put(part.id(), part));
    return byId;
  }

  private static Path manifest(Path folder) {
    return folder.resolve("manifest.json");
  }
}
