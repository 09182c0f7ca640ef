package io.gridline.jobs.screen;

import io.gridline.connectors.feedfile.FeedFolder;
import io.gridline.connectors.feedfile.FeedInput;
import io.gridline.connectors.feedfile.References;
import io.gridline.connectors.landing.LandFile;
import io.gridline.connectors.landing.LandTask;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.store.Store;
import io.gridline.connectors.store.StoredOrder;
import io.gridline.connectors.store.StoredPart;
import io.gridline.jobs.flink.Collected;
import io.gridline.jobs.flink.FlinkCluster;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.order.ZoneIndex;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Lands the senders' files that are new for these orders, once; the largest first, so that no one
 * waits for it. Drops what no order that has not ended at {@code asOf} keeps.
 *
 * @param lock of the store
 * @param stretchBytes of a larger file that can be cut, what one task lands, about
 */
record LandPhase(
    FlinkCluster flink,
    GateKeys keys,
    List<ScreeningOrder> orders,
    Path feeds,
    Path store,
    Instant asOf,
    long stretchBytes,
    RunLock lock) {

  /** What one task lands of a large file: enough to be worth a part of its own in the store. */
  static final long STRETCH_BYTES = 128L << 20;

  /**
   * What is there after landing.
   *
   * @param parts of all files that the orders want, in the order of their paths
   * @param newFiles how many of the files were landed now
   * @param newBytes of those files
   */
  record Landed(List<StoredPart> parts, long newFiles, long newBytes) {}

  Landed land(Store into, Progress progress) throws IOException {
    Set<Source> wanted = new TreeSet<>();
    orders.forEach(order -> wanted.addAll(order.wantedSources()));
    List<FeedInput> inputs = FeedFolder.list(feeds, wanted);
    References references = References.read(feeds.resolve("reference"), wanted);
    Landing landing = Landing.of(feeds, orders, wanted, references, keys, into);

    List<StoredPart> landed = new ArrayList<>();
    List<LandTask> tasks = new ArrayList<>();
    for (LandTask task :
        inputs.parallelStream()
            .flatMap(input -> landing.tasks(input, stretchBytes).stream())
            .toList()) {
      Optional<StoredPart> known = into.landed(task.partId());
      known.ifPresentOrElse(landed::add, () -> tasks.add(task));
    }
    long newFiles = tasks.stream().map(task -> task.input().path()).distinct().count();
    progress.says(
        newFiles + " of " + inputs.size() + " files are new, " + bytes(tasks) / 1_000_000 + " MB");
    if (!tasks.isEmpty()) {
      landed.addAll(run(tasks, references, progress));
    }
    landed.sort(Comparator.comparing(StoredPart::input).thenComparing(StoredPart::id));
    lock.requireHeld();
    into.commit(orders.stream().map(order -> keeping(order, landed)).toList(), landed, asOf);
    return new Landed(landed, newFiles, bytes(tasks));
  }

  private List<StoredPart> run(List<LandTask> tasks, References references, Progress progress) {
    List<LandTask> largestFirst =
        tasks.stream().sorted(Comparator.comparing(LandTask::bytes).reversed()).toList();
    Collected job = new Collected(flink);
    Collected.Result<StoredPart> parts =
        job.of(
            job.environment()
                .fromData(largestFirst, TypeInformation.of(LandTask.class))
                .uid("land-tasks")
                .name("Senders' files")
                .setParallelism(1)
                .rebalance()
                .map(
                    new LandFile(
                        Collected.DONE,
                        feeds,
                        store,
                        references,
                        ZoneIndex.of(orders),
                        Landing.recordsFrom(orders),
                        keys))
                .returns(StoredPart.class)
                .uid("land-files")
                .name("Through the gate, into the store"));
    long bytes = bytes(tasks);
    job.run("land", done -> progress.advances(done, bytes, Progress.Unit.BYTES));
    return parts.values();
  }

  private static StoredOrder keeping(ScreeningOrder order, List<StoredPart> landed) {
    List<String> sources = order.wantedSources().stream().map(Source::text).toList();
    return new StoredOrder(
        order.id(),
        order.version(),
        order.validUntil().toString(),
        landed.stream()
            .filter(part -> sources.contains(part.source()))
            .map(StoredPart::id)
            .toList());
  }

  private static long bytes(List<LandTask> tasks) {
    return tasks.stream().mapToLong(LandTask::bytes).sum();
  }
}
