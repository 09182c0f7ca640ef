package io.gridline.connectors.lists;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.gridline.connectors.file.Draft;
import io.gridline.connectors.file.FileTree;
import io.gridline.connectors.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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
   * Forces the files of a run to the disk, and puts its manifests in place, each at once, when all
   * of them are written; then deletes what they do not name beside them.
   */
  public void publish(List<RunManifest> manifests) throws IOException {
    for (RunManifest manifest : manifests) {
      Path run = folder(manifest);
      WholeFile.forceAll(manifest.files().stream().map(file -> run.resolve(file.path())).toList());
    }
    List<Draft> drafts = new ArrayList<>();
    try {
      for (RunManifest manifest : manifests) {
        Draft draft = Draft.of(asOfFolder(manifest).resolve(MANIFEST), manifest.run());
        drafts.add(draft);
        draft.stream().write(JSON.writeValueAsBytes(manifest));
      }
      for (Draft draft : drafts) {
        draft.put();
      }
    } finally {
      for (Draft draft : drafts) {
        draft.close();
      }
    }
    for (RunManifest manifest : manifests) {
      deleteOthers(asOfFolder(manifest), "run=" + manifest.run());
    }
  }

  /** Deletes what a run has written that was not published; what its manifest names stays. */
  public void discard(String order, Instant asOf, String run) throws IOException {
    // Only its own: a run that has lost its lock leaves the one that has it alone.
    Draft.sweep(asOfFolder(order, asOf).resolve(MANIFEST), run);
    if (at(order, asOf).filter(manifest -> manifest.run().equals(run)).isEmpty()) {
      FileTree.delete(folder(order, asOf, run));
    }
    deleteWhenEmpty(asOfFolder(order, asOf));
    deleteWhenEmpty(folder(order));
  }

  /**
   * Deletes what runs that died have left of these orders: run folders that no manifest names, and
   * folders that hold nothing. To be called by the only run that may write.
   */
  public void sweep(Collection<String> orders) throws IOException {
    for (String order : orders) {
      for (Path asOf : asOfFolders(order)) {
        Path manifest = asOf.resolve(MANIFEST);
        Draft.sweep(manifest);
        if (!Files.exists(manifest)) {
          deleteOthers(asOf, "");
        } else if (names(asOf, "run=").size() > 1) {
          deleteOthers(asOf, "run=" + read(manifest).run());
        }
        deleteWhenEmpty(asOf);
      }
      deleteWhenEmpty(out.resolve(ORDER + order));
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
    return latestNamed(order, name -> true);
  }

  /** The published run of the latest as_of up to, and with, that one. */
  public Optional<RunManifest> latest(String order, Instant upTo) throws IOException {
    String last = AS_OF.format(upTo);
    return latestNamed(order, name -> name.compareTo(last) <= 0);
  }

  /** What a run has published of these orders. */
  public List<RunManifest> ofRun(Collection<String> orders, String run) throws IOException {
    List<RunManifest> found = new ArrayList<>();
    for (String order : orders) {
      for (Path asOf : asOfFolders(order)) {
        Path manifest = asOf.resolve(MANIFEST);
        if (Files.isDirectory(asOf.resolve("run=" + run)) && Files.exists(manifest)) {
          Optional.of(read(manifest)).filter(one -> one.run().equals(run)).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private Optional<RunManifest> latestNamed(String order, Predicate<String> asked)
      throws IOException {
    List<String> instants = names(folder(order), AS_OF_PREFIX);
    for (int i = instants.size() - 1; i >= 0; i--) {
      Path manifest = folder(order).resolve(AS_OF_PREFIX + instants.get(i)).resolve(MANIFEST);
      if (asked.test(instants.get(i)) && Files.exists(manifest)) {
        return Optional.of(read(manifest));
      }
    }
    return Optional.empty();
  }

  /** Everything below an order, published or not. */
  public Path folder(String order) {
    return out.resolve(ORDER + order);
  }

  /** How much lies below an order: run folders, their files, the files' bytes. */
  public record Contents(long runs, long files, long bytes) {}

  public Contents contents(String order) throws IOException {
    long runs = 0;
    long files = 0;
    long bytes = 0;
    for (Path asOf : asOfFolders(order)) {
      for (String run : names(asOf, "run=")) {
        runs++;
        try (Stream<Path> below = Files.walk(asOf.resolve("run=" + run))) {
          for (Path file : below.filter(Files::isRegularFile).toList()) {
            files++;
            bytes += Files.size(file);
          }
        }
      }
    }
    return new Contents(runs, files, bytes);
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
    return JSON.readValue(Files.readAllBytes(manifest), RunManifest.class);
  }

  private Path asOfFolder(RunManifest manifest) {
    return asOfFolder(manifest.order(), Instant.parse(manifest.asOf()));
  }

  private Path asOfFolder(String order, Instant asOf) {
    return out.resolve(ORDER + order).resolve(AS_OF_PREFIX + AS_OF.format(asOf));
  }

  /** By time. */
  private List<Path> asOfFolders(String order) throws IOException {
    Path folder = folder(order);
    return names(folder, AS_OF_PREFIX).stream()
        .map(asOf -> folder.resolve(AS_OF_PREFIX + asOf))
        .toList();
  }

  private static void deleteWhenEmpty(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> children = Files.list(folder)) {
        if (children.findAny().isPresent()) {
          return;
        }
      }
      Files.delete(folder);
    }
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
        FileTree.delete(asOf.resolve("run=" + run));
      }
    }
  }
}
