package io.gridline.jobs.publish;

import io.gridline.connectors.feedfile.FeedFolder;
import io.gridline.connectors.feedfile.FeedInput;
import io.gridline.connectors.feedfile.References;
import io.gridline.connectors.feedfile.Wanted;
import io.gridline.connectors.rows.BadInput;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.jobs.publish.Records.AsTheyCome;
import io.gridline.jobs.publish.Records.OfFolder;
import io.gridline.jobs.screen.Progress;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.order.ZoneIndex;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Opens the way of the records that are to be published under some orders. */
record RecordFlows(List<ScreeningOrder> orders, GateKeys keys, Progress progress) {

  /** Nothing to send. */
  static final RecordFlow NONE = (outlets, stop) -> Map.of();

  /**
   * @throws BadInput when the orders do not want a source that was asked for, or something cannot
   *     be read
   */
  RecordFlow of(Records records) throws IOException {
    if (records instanceof OfFolder folder) {
      return ofFolder(folder);
    }
    return records instanceof AsTheyCome come
        ? new Incoming(come, gate(come.feeds(), Set.of(wanted(come.source()))))
        : NONE;
  }

  private RecordFlow ofFolder(OfFolder folder) throws IOException {
    Set<Source> sources = folder.only().map(only -> Set.of(wanted(only))).orElseGet(this::wanted);
    List<FeedInput> inputs = FeedFolder.list(folder.feeds(), sources);
    FeedGate gate = gate(folder.feeds(), sources);
    LongConsumer bytes = told(inputs.stream().mapToLong(FeedInput::bytes).sum());
    if (folder.replay().isPresent()) {
      return new PacedFiles(inputs, gate, folder.replay().get(), System::nanoTime, bytes);
    }
    return new WholeFiles(inputs, gate, Runtime.getRuntime().availableProcessors(), bytes);
  }

  private LongConsumer told(long total) {
    AtomicLong done = new AtomicLong();
    return more -> progress.advances(done.addAndGet(more), total, Progress.Unit.BYTES);
  }

  private FeedGate gate(Path feeds, Set<Source> sources) {
    Instant recordsFrom =
        orders.stream()
            .map(ScreeningOrder::recordsFrom)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return new FeedGate(
        feeds,
        References.read(feeds.resolve("reference"), sources),
        new Wanted(ZoneIndex.of(orders), recordsFrom),
        keys);
  }

  private Set<Source> wanted() {
    Set<Source> wanted = new TreeSet<>();
    orders.forEach(order -> wanted.addAll(order.wantedSources()));
    return wanted;
  }

  private Source wanted(Source source) {
    if (!wanted().contains(source)) {
      throw new BadInput("no order wants records of " + source.text());
    }
    return source;
  }
}
