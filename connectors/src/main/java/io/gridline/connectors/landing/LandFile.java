package io.gridline.connectors.landing;

import io.gridline.connectors.feedfile.Gate;
import io.gridline.connectors.feedfile.GateSink;
import io.gridline.connectors.feedfile.References;
import io.gridline.connectors.feedfile.Rejection;
import io.gridline.connectors.feedfile.Wanted;
import io.gridline.connectors.file.FileStamp;
import io.gridline.connectors.file.Location;
import io.gridline.connectors.rows.BadInput;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.store.PartWriter;
import io.gridline.connectors.store.StoredPart;
import io.gridline.pipelines.order.ZoneIndex;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/**
 * Lands one sender's file: through the gate, into one part. Of carrier only what has something
 * inside a zone and window is kept; of the others every accepted revision, as a tombstone when it
 * ends before anything that an order may look at.
 */
public final class LandFile extends RichMapFunction<LandTask, StoredPart> {

  private static final long serialVersionUID = 1;

  private final String bytesCounter;
  private final String feeds;
  private final String store;
  private final References references;
  private final Wanted wanted;
  private final GateKeys keys;
  private transient LongCounter bytesRead = new LongCounter();
  private transient Map<Source, Gate> gates = new EnumMap<>(Source.class);
  private transient LandMetrics metrics = new LandMetrics(new UnregisteredMetricsGroup());

  /**
   * @param bytesCounter name of the accumulator that counts the bytes of senders' files
   * @param zones of all orders of the run
   * @param recordsFrom the earliest of all orders of the run
   */
  public LandFile(
      String bytesCounter,
      Path feeds,
      Path store,
      References references,
      ZoneIndex zones,
      Instant recordsFrom,
      GateKeys keys) {
    this.bytesCounter = bytesCounter;
    this.feeds = feeds.toString();
    this.store = store.toString();
    this.references = references;
    this.wanted = new Wanted(zones, recordsFrom);
    this.keys = keys;
  }

  @Override
  public void open(OpenContext context) {
    bytesRead = getRuntimeContext().getLongCounter(bytesCounter);
    gates = new EnumMap<>(Source.class);
    metrics = new LandMetrics(getRuntimeContext().getMetricGroup());
  }

  @Override
  public StoredPart map(LandTask task) throws Exception {
    Source source = task.input().source();
    try (PartWriter part = new PartWriter(Location.path(store), task.partId())) {
      Counting counting = new Counting(task, part);
      gate(source).pass(task.input(), task.groups(), Location.path(feeds), counting);
      counting.reached(task.input().bytes());
      requireUnchanged(task);
      StoredPart about = counting.landed(part.accepted());
      part.finish(about);
      return about;
    }
  }

  private Gate gate(Source source) {
    return gates.computeIfAbsent(source, of -> new Gate(of, references, wanted.zones(), keys));
  }

  private void requireUnchanged(LandTask task) {
    String path = task.input().path();
    Path file = Location.path(feeds).resolve(path);
    try {
      if (isUntouched(task, file) || keys.fingerprint(file).equals(task.fingerprint())) {
        return;
      }
    } catch (IOException e) {
      throw new BadInput(path + ": went away while it was read; run again", e);
    }
    throw new BadInput(path + ": changed while it was read; run again");
  }

  private static boolean isUntouched(LandTask task, Path file) throws IOException {
    return !task.stamp().equals(FileStamp.NONE)
        && task.stamp().equals(FileStamp.of(file, Instant.MAX));
  }

  private final class Counting implements GateSink {

    private final LandTask task;
    private final PartWriter part;
    private final LandMetrics.OfSource metrics;
    private final Map<String, Long> rejected = new TreeMap<>();
    private long read;
    private long outside;
    private long reached;

    Counting(LandTask task, PartWriter part) {
      this.task = task;
      this.part = part;
      this.metrics = LandFile.this.metrics.of(task.input().source().text());
    }

    @Override
    public void accepted(Revision revision) throws IOException {
      Optional<Revision> kept = wanted.of(revision);
      if (kept.isPresent()) {
        part.accept(kept.get(), keys.recordHash(revision.id()));
        metrics.kept();
      } else {
        outside++;
        metrics.outside(1);
      }
      read++;
      metrics.read(1);
    }

    @Override
    public void rejected(Rejection rejection) throws IOException {
      read++;
      metrics.read(1);
      metrics.rejected(rejection.reason().text());
      rejected.merge(rejection.reason().text(), 1L, Long::sum);
      part.reject(
          task.input().source().text(),
          task.input().path(),
          rejection.line(),
          rejection.reason().text(),
          rejection.sealedRaw());
    }

    @Override
    public void outside(long records) {
      read += records;
      outside += records;
      metrics.read(records);
      metrics.outside(records);
    }

    @Override
    public void reached(long bytesOfFile) {
      long bytes = (long) ((double) bytesOfFile / task.input().bytes() * task.bytes());
      bytesRead.add(bytes - reached);
      metrics.bytes(bytes - reached);
      reached = bytes;
    }

    StoredPart landed(long accepted) {
      return new StoredPart(
          task.partId(),
          task.input().source().text(),
          task.input().path(),
          task.fingerprint(),
          task.scope(),
          task.zonesOf(),
          task.input().bytes(),
          task.modified(),
          read,
          outside,
          rejected,
          accepted);
    }
  }
}
