package io.gridline.ops.simulate;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Makes blocks and writes them: the next are made while the last are written. */
final class BlockPipeline {

  /** About how much text may be in memory at a time, half of it being written. */
  private static final long TEXT_AT_ONCE = 96L << 20;

  private static final int MOST_AT_ONCE = 32;

  /** Of one sighting, in the middle. */
  private static final int ROW_BYTES = 80;

  private final WorldMaker maker;
  private final WorldFiles files;
  private final int atOnce;

  BlockPipeline(WorldMaker maker, WorldFiles files, WorldSettings settings) {
    this.maker = maker;
    this.files = files;
    long days = maker.days().isOneDay() ? 1 : Math.max(1, settings.days());
    long blockBytes = days * settings.presencesPerDay() * Block.SIZE * ROW_BYTES;
    this.atOnce = (int) Math.max(2, Math.min(MOST_AT_ONCE, TEXT_AT_ONCE / 2 / blockBytes));
  }

  void run(WorldProgress progress) throws IOException {
    ExecutorService writer =
        Executors.newSingleThreadExecutor(task -> new Thread(task, "world-writer"));
    try {
      CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
      for (long first = 0; first < maker.blocks(); first += atOnce) {
        long end = Math.min(maker.blocks(), first + atOnce);
        List<BlockRows> rows =
            LongStream.range(first, end).parallel().mapToObj(maker::rows).toList();
        writing.join();
        progress.wrote(Math.min(first * Block.SIZE, maker.people()), maker.people(), files.rows());
        writing = CompletableFuture.runAsync(() -> files.append(rows), writer);
      }
      writing.join();
      files.finish();
      progress.wrote(maker.people(), maker.people(), files.rows());
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    } finally {
      end(writer);
    }
  }

  /** Waits: nobody may take files back that are still being written. */
  private static void end(ExecutorService writer) throws IOException {
    writer.shutdown();
    try {
      while (!writer.awaitTermination(1, TimeUnit.MINUTES)) {
        // One batch takes a second or so; a slow disk may take longer.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while writing");
    }
  }
}
