package io.gridline.jobs.publish;

import io.gridline.connectors.feedfile.FeedInput;
import io.gridline.connectors.feedfile.Passage;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** Sends files as fast as it can, several at once, by path. */
final class WholeFiles implements RecordFlow {

  private final List<FeedInput> inputs;
  private final FeedGate gate;
  private final int threads;
  private final LongConsumer bytes;

  /**
   * @param bytes told, by any thread, how many more have been read
   * @throws io.gridline.connectors.rows.BadInput when the header of a file lacks a column: it is
   *     looked at before anything is sent
   */
  WholeFiles(List<FeedInput> inputs, FeedGate gate, int threads, LongConsumer bytes) {
    this.inputs = inputs;
    this.gate = gate;
    this.threads = threads;
    this.bytes = bytes;
    inputs.forEach(input -> gate.open(input).close());
  }

  @Override
  public Map<Source, FeedTally> send(Supplier<RecordOutlet> outlets, Stop stop) throws IOException {
    Queue<FeedInput> waiting = new ConcurrentLinkedQueue<>(inputs);
    // One that fails stops the others.
    Stop failed = new Stop();
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Map<Source, FeedTally>>> parts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        parts.add(executor.submit(() -> share(waiting, outlets.get(), stop, failed)));
      }
      Map<Source, FeedTally> tallies = new EnumMap<>(Source.class);
      for (Future<Map<Source, FeedTally>> part : parts) {
        part.get().forEach((source, tally) -> tallies.merge(source, tally, FeedTally::plus));
      }
      return tallies;
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    } catch (InterruptedException e) {
      failed.now();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while files were sent", e);
    } finally {
      executor.shutdown();
    }
  }

  private Map<Source, FeedTally> share(
      Queue<FeedInput> waiting, RecordOutlet outlet, Stop stop, Stop failed) throws IOException {
    FeedGate own = gate.another();
    Map<Source, FeedTally> tallies = new EnumMap<>(Source.class);
    try {
      for (FeedInput input = waiting.poll(); input != null; input = waiting.poll()) {
        FeedTally tally = tallies.computeIfAbsent(input.source(), source -> new FeedTally());
        FeedSink sink = sink(input, outlet, tally);
        try (Passage passage = own.open(input)) {
          boolean goesOn = true;
          while (goesOn && !stop.hasCome() && !failed.hasCome()) {
            goesOn = passage.next(sink);
          }
        }
        sink.reached(input.bytes());
      }
      return tallies;
    } catch (IOException | RuntimeException failure) {
      failed.now();
      throw failure;
    }
  }

  private FeedSink sink(FeedInput input, RecordOutlet outlet, FeedTally tally) {
    return new FeedSink(
        input.source(),
        input.path(),
        gate.wanted(),
        (revision, startedAt) -> {
          outlet.send(revision);
          tally.sent(revision);
        },
        outlet,
        tally,
        bytes);
  }

  private static IOException thrown(Throwable cause) {
    if (cause instanceof RuntimeException failure) {
      throw failure;
    }
    return cause instanceof IOException failure ? failure : new IOException(cause);
  }
}
