package io.gridline.connectors.lists;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The published runs under an output folder: {@code order=<order>/as_of=<instant>/manifest.json}
 * names the run that counts; other {@code run=} folders beside it are what a run left that did not
 * get to publish, or was replaced.
 */
public final class PublishedRuns {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final DateTimeFormatter AS_OF =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String MANIFEST = "manifest.json";
  private static final String NEXT = MANIFEST + ".next";
  private static final String ORDER = "order=";
  private static final String AS_OF_PREFIX = "as_of=";

  private final Path out;

  public PublishedRuns(Path out) {
    this.out = out;
  }

  /** Where a run writes its files. */
  public Path folder(String order, Instant asOf, String run) {
    return asOfFolder(order, asOf).resolve("run=" + run);
  }

  /**
   * Puts the manifests of one run in place, each at once, when all of them are written; then
   * deletes what they do not name beside them.
   */
  public void publish(List<RunManifest> manifests) throws IOException {
    for (RunManifest manifest : manifests) {
      Path next = asOfFolder(manifest).resolve(NEXT);
      JSON.writeValue(next.toFile(), manifest);
      try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
    for (RunManifest manifest : manifests) {
      Path asOf = asOfFolder(manifest);
      Files.move(asOf.resolve(NEXT), asOf.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE);
    }
    for (RunManifest manifest : manifests) {
      deleteOthers(asOfFolder(manifest), "run=" + manifest.run());
    }
  }

  /** Deletes what a run has written that was not published; what its manifest names stays. */
  public void discard(String order, Instant asOf, String run) throws IOException {
    delete(asOfFolder(order, asOf).resolve(NEXT));
    if (at(order, asOf).filter(manifest -> manifest.run().equals(run)).isEmpty()) {
      delete(folder(order, asOf, run));
    }
  }

  /** The orders that have a published run, by id. */
  public List<String> orders() throws IOException {
    return names(out, ORDER).stream()
        .filter(
            order -> {
              try {
                return latest(order).isPresent();
              } catch (IOException e) {
                return false;
              }
            })
        .toList();
  }

  /** The published run of the latest as_of. */
  public Optional<RunManifest> latest(String order) throws IOException {
    List<String> instants = names(out.resolve(ORDER + order), AS_OF_PREFIX);
    for (int i = instants.size() - 1; i >= 0; i--) {
      Path manifest =
          out.resolve(ORDER + order).resolve(AS_OF_PREFIX + instants.get(i)).resolve(MANIFEST);
      if (Files.exists(manifest)) {
        return Optional.of(read(manifest));
      }
    }
    return Optional.empty();
  }

  public Optional<RunManifest> at(String order, Instant asOf) throws IOException {
    Path manifest = asOfFolder(order, asOf).resolve(MANIFEST);
    return Files.exists(manifest) ? Optional.of(read(manifest)) : Optional.empty();
  }

  /** The folder of a published run's files. */
  public Path folder(RunManifest manifest) {
    return folder(manifest.order(), Instant.parse(manifest.asOf()), manifest.run());
  }

  private static RunManifest read(Path manifest) throws IOException {
    return JSON.readValue(manifest.toFile(), RunManifest.class);
  }

  private Path asOfFolder(RunManifest manifest) {
    return asOfFolder(manifest.order(), Instant.parse(manifest.asOf()));
  }

  private Path asOfFolder(String order, Instant asOf) {
    return out.resolve(ORDER + order).resolve(AS_OF_PREFIX + AS_OF.format(asOf));
  }

  private static List<String> names(Path folder, String prefix) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith(prefix))
          .map(name -> name.substring(prefix.length()))
          .sorted()
          .toList();
    }
  }

  private static void deleteOthers(Path asOf, String keep) throws IOException {
    for (String run : names(asOf, "run=")) {
      if (!keep.equals("run=" + run)) {
        delete(asOf.resolve("run=" + run));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
