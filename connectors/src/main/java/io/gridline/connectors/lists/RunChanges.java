package io.gridline.connectors.lists;

import io.gridline.connectors.lists.Change.Kind;
import io.gridline.pipelines.entry.ListedEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares a run's entries with those of the run that it follows, slice by slice of person_key: of
 * the two runs two slices each are held at a time, and of the changes those that somebody has to
 * act on.
 */
public final class RunChanges {

  /** Where it lies in a run's folder. */
  public static final String PATH = "changes.csv";

  private static final List<String> NAMES =
      List.of(
          "order",
          "order_version",
          "as_of",
          "change",
          "why",
          "person_key",
          "name",
          "level_before",
          "level",
          "route_before",
          "route_code",
          "rules_before",
          "rules",
          "observe_until");

  private static final Comparator<Change> ORDER =
      Comparator.comparing((Change change) -> change.shown().routeCode())
          .thenComparing(change -> change.shown().level(), Comparator.reverseOrder())
          .thenComparing(change -> change.shown().personKey());

  private final int orderVersion;
  private final Instant asOf;
  private final List<Change> changes = new ArrayList<>();
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private long unchanged;

  private RunChanges(int orderVersion, Instant asOf) {
    this.orderVersion = orderVersion;
    this.asOf = asOf;
  }

  /**
   * @param before the followed run's folder; everybody is new without one
   * @param now the new run's folder
   * @param seen hears of every entry of the new run
   */
  public static RunChanges between(
      Optional<Path> before, Path now, int orderVersion, Instant asOf, Consumer<ListedEntry> seen)
      throws IOException {
    RunChanges changes = new RunChanges(orderVersion, asOf);
    PublishedEntries current = new PublishedEntries(now);
    Optional<PublishedEntries> last = before.map(PublishedEntries::new);
    TreeSet<String> slices = new TreeSet<>(current.slices());
    if (last.isPresent()) {
      slices.addAll(last.get().slices());
    }
    Iterator<String> names = slices.iterator();
    CompletableFuture<Slice> reading = Slice.reading(names, last, current);
    while (reading != null) {
      Slice slice = whole(reading);
      reading = Slice.reading(names, last, current);
      for (ListedEntry entry : slice.now()) {
        seen.accept(entry);
        changes.add(new Change(slice.before().remove(entry.personKey()), entry));
      }
      slice.before().values().forEach(gone -> changes.add(new Change(gone, null)));
    }
    return changes;
  }

  /** The people of one slice in both runs, those of the one before by person_key. */
  private record Slice(Map<String, ListedEntry> before, List<ListedEntry> now) {

    /** Begins to read the next slice, while the last is compared; null after the last. */
    static CompletableFuture<Slice> reading(
        Iterator<String> names, Optional<PublishedEntries> last, PublishedEntries current) {
      if (!names.hasNext()) {
        return null;
      }
      String name = names.next();
      return CompletableFuture.supplyAsync(
          () -> {
            try {
              Slice slice = new Slice(new HashMap<>(), new ArrayList<>());
              if (last.isPresent()) {
                last.get().readSlice(name, e -> slice.before().put(e.personKey(), e));
              }
              current.readSlice(name, slice.now()::add);
              return slice;
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  private static Slice whole(CompletableFuture<Slice> reading) throws IOException {
    try {
      return reading.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException unread) {
        throw unread.getCause();
      }
      throw e;
    }
  }

  private void add(Change change) {
    if (change.kinds().isEmpty()) {
      unchanged++;
    } else {
      changes.add(change);
      change.kinds().forEach(kind -> counts.merge(kind, 1L, Long::sum));
    }
  }

  public RunManifest.Changes counts() {
    return new RunManifest.Changes(
        count(Kind.NEW), count(Kind.RAISED), count(Kind.MOVED), count(Kind.WITHDRAWN));
  }

  /** How many people are listed as they were, as far as a queue has to act. */
  public long unchanged() {
    return unchanged;
  }

  /** How many people are named. */
  public int rows() {
    return changes.size();
  }

  /** By queue, as the lists are; safe to open in a spreadsheet. */
  public void write(OutputStream to) throws IOException {
    List<List<String>> rows = changes.parallelStream().sorted(ORDER).map(this::values).toList();
    to.write(SpreadsheetCsv.bytes(NAMES, rows));
  }

  private List<String> values(Change change) {
    return List.of(
        change.shown().order(),
        Integer.toString(orderVersion),
        EntryColumns.time(asOf),
        change.kinds().stream().map(Kind::text).sorted().collect(Collectors.joining(";")),
        String.join(";", change.why(asOf)),
        change.shown().personKey(),
        change.shown().name(),
        of(change.before(), entry -> entry.level().text()),
        of(change.now(), entry -> entry.level().text()),
        of(change.before(), ListedEntry::routeCode),
        of(change.now(), ListedEntry::routeCode),
        of(change.before(), entry -> String.join(";", entry.rules())),
        of(change.now(), entry -> String.join(";", entry.rules())),
        EntryColumns.time(change.shown().observeUntil()));
  }

  private static String of(ListedEntry entry, Function<ListedEntry, String> value) {
    return entry == null ? "" : value.apply(entry);
  }

  private long count(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }
}
