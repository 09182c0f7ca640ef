package io.gridline.connectors.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The store: immutable parts, and a manifest that names them and is replaced atomically. A part
 * that the manifest does not name does not exist, whatever lies in the folder.
 */
public final class Store {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final int VERSION = 1;

  private final Path folder;
  private List<StoredPart> parts;

  private record Manifest(int version, List<StoredPart> parts) {}

  private Store(Path folder, List<StoredPart> parts) {
    this.folder = folder;
    this.parts = List.copyOf(parts);
  }

  /** Opens a store, or makes an empty one. */
  public static Store open(Path folder) {
    try {
      Files.createDirectories(folder.resolve("parts"));
      Path manifest = manifest(folder);
      if (!Files.exists(manifest)) {
        return new Store(folder, List.of());
      }
      Manifest read = JSON.readValue(manifest.toFile(), Manifest.class);
      if (read.version() != VERSION) {
        throw new IOException("it is of version " + read.version() + ", this is " + VERSION);
      }
      return new Store(folder, read.parts());
    } catch (IOException e) {
      throw new UncheckedIOException("store " + folder + " cannot be opened: " + e.getMessage(), e);
    }
  }

  public List<StoredPart> parts() {
    return parts;
  }

  /** The part that was landed from the same bytes of the same file for the same scope. */
  public Optional<StoredPart> find(String input, String fingerprint, String scope) {
    return parts.stream()
        .filter(part -> part.input().equals(input))
        .filter(part -> part.fingerprint().equals(fingerprint) && part.scope().equals(scope))
        .findFirst();
  }

  /** Makes these the store's parts, and deletes the files of all others. */
  public void commit(Collection<StoredPart> now) {
    try {
      Path next = folder.resolve("manifest.json.next");
      JSON.writeValue(next.toFile(), new Manifest(VERSION, new ArrayList<>(now)));
      try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(next, manifest(folder), StandardCopyOption.ATOMIC_MOVE);
      parts = List.copyOf(now);
      deleteUnnamed();
    } catch (IOException e) {
      throw new UncheckedIOException("store " + folder + " cannot be written", e);
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

  /** The id hashes that were delivered more than once in these parts together. */
  public Set<Long> repeatedIds(Collection<StoredPart> among) {
    try {
      return RecordIds.repeated(among.stream().map(part -> ids(part.id())).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("store " + folder + " cannot be read", e);
    }
  }

  /** Where a part's three files lie. */
  record PartFiles(Path data, Path ids, Path rejected) {

    List<Path> all() {
      return List.of(data, ids, rejected);
    }
  }

  static PartFiles partFiles(Path folder, String partId) {
    Path parts = folder.resolve("parts");
    return new PartFiles(
        parts.resolve(partId + ".parquet"),
        parts.resolve(partId + ".ids"),
        parts.resolve(partId + ".rejected.avro"));
  }

  private void deleteUnnamed() throws IOException {
    Set<Path> named = new HashSet<>();
    for (StoredPart part : parts) {
      named.addAll(partFiles(folder, part.id()).all());
    }
    try (Stream<Path> all = Files.list(folder.resolve("parts"))) {
      for (Path file : all.filter(path -> !named.contains(path)).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static Path manifest(Path folder) {
    return folder.resolve("manifest.json");
  }
}
