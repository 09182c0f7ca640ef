package io.gridline.jobs.screen;

import io.gridline.connectors.csv.BadInput;
import io.gridline.connectors.feedfile.FeedFolder;
import io.gridline.connectors.feedfile.FeedInput;
import io.gridline.connectors.feedfile.References;
import io.gridline.connectors.landing.LandFile;
import io.gridline.connectors.landing.LandTask;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.store.Store;
import io.gridline.connectors.store.StoredPart;
import io.gridline.jobs.flink.Collected;
import io.gridline.jobs.flink.EmbeddedFlink;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.order.ZoneIndex;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Lands the senders' files that are new for these orders, once; the largest first, so that no one
 * waits for it.
 */
record LandPhase(
    EmbeddedFlink flink, GateKeys keys, List<ScreeningOrder> orders, Path feeds, Path store) {

  /** The parts of all files that the orders want, in the order of their paths. */
  List<StoredPart> land(Store into, Progress progress) throws IOException {
    Set<Source> wanted = new TreeSet<>();
    orders.forEach(order -> wanted.addAll(order.wantedSources()));
    List<FeedInput> inputs = FeedFolder.list(feeds, wanted);
    References references = References.read(feeds.resolve("reference"), wanted);
    String referenced = references.fingerprint(keys::fingerprint);

    List<StoredPart> landed = new ArrayList<>();
    List<LandTask> tasks = new ArrayList<>();
    List<LandTask> found = inputs.parallelStream().map(input -> task(input, referenced)).toList();
    for (LandTask task : found) {
      Optional<StoredPart> known = into.find(task.input().path(), task.fingerprint(), task.scope());
      known.ifPresentOrElse(landed::add, () -> tasks.add(task));
    }
    progress.says(
        tasks.size() + " of " + inputs.size() + " files are new, " + megabytes(tasks) + " MB");
    if (!tasks.isEmpty()) {
      landed.addAll(run(tasks, references));
    }
    landed.sort(Comparator.comparing(StoredPart::input));
    List<StoredPart> all = new ArrayList<>(landed);
    into.parts().stream().filter(part -> !isReplaced(part, landed)).forEach(all::add);
    into.commit(all);
    return landed;
  }

  private List<StoredPart> run(List<LandTask> tasks, References references) {
    List<LandTask> largestFirst =
        tasks.stream()
            .sorted(Comparator.comparing((LandTask task) -> task.input().bytes()).reversed())
            .toList();
    StreamExecutionEnvironment environment = flink.batch();
    Collected job = new Collected(environment);
    Collected.Result<StoredPart> parts =
        job.of(
            environment
                .fromData(largestFirst, TypeInformation.of(LandTask.class))
                .uid("land-tasks")
                .name("Senders' files")
                .setParallelism(1)
                .rebalance()
                .map(
                    new LandFile(
                        feeds, store, references, ZoneIndex.of(orders), recordsFrom(), keys))
                .returns(StoredPart.class)
                .uid("land-files")
                .name("Through the gate, into the store"));
    job.run("land");
    return parts.values();
  }

  private LandTask task(FeedInput input, String referenced) {
    try {
      String fingerprint = keys.fingerprint(feeds.resolve(input.path()));
      String scope = scope(input, referenced);
      String part =
          keys.fingerprint(
              (input.path() + "\n" + fingerprint + "\n" + scope).getBytes(StandardCharsets.UTF_8));
      return new LandTask(input, input.source().text() + "-" + part, fingerprint, scope);
    } catch (IOException e) {
      throw new BadInput(input.path() + ": cannot be read", e);
    }
  }

  /** What a part depends on beside its file: landed again when any of it changes. */
  private String scope(FeedInput input, String referenced) {
    String zones =
        input.source() == Source.CARRIER
            ? ZoneIndex.of(orders).zones().stream()
                .map(zone -> zone.division().code() + zone.window())
                .sorted()
                .collect(Collectors.joining(";"))
            : "";
    String all = String.join("\n", referenced, input.charsetName(), zones, "" + recordsFrom());
    return keys.fingerprint(all.getBytes(StandardCharsets.UTF_8));
  }

  private Instant recordsFrom() {
    return orders.stream()
        .map(ScreeningOrder::recordsFrom)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** A file that was landed again, or has gone, takes its old parts of the same scope with it. */
  private static boolean isReplaced(StoredPart part, List<StoredPart> landed) {
    return landed.stream()
        .anyMatch(
            now ->
                now.id().equals(part.id())
                    || (now.input().equals(part.input()) && now.scope().equals(part.scope())));
  }

  private static long megabytes(List<LandTask> tasks) {
    return tasks.stream().mapToLong(task -> task.input().bytes()).sum() / 1_000_000;
  }
}
