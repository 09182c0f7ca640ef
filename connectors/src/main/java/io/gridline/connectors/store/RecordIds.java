package io.gridline.connectors.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/**
 * The ids of a part's records, as sorted runs of keyed 64-bit hashes beside the part. Merging the
 * runs of all parts tells which ids were delivered more than once, in eight bytes a record and
 * constant memory, without looking at a record. Two ids that share a hash only make their records
 * be looked at.
 */
final class RecordIds {

  private static final int RUN = 1 << 20;

  private RecordIds() {}

  /** Writes a part's ids as they come. */
  static final class Writer implements Closeable {

    private final DataOutputStream out;
    private long[] run = new long[1 << 10];
    private int filled;

    Writer(OutputStream file) {
      out = new DataOutputStream(new BufferedOutputStream(file, 1 << 16));
    }

    void add(long id) throws IOException {
      if (filled == RUN) {
        flush();
      } else if (filled == run.length) {
        run = Arrays.copyOf(run, 2 * run.length);
      }
      run[filled++] = id;
    }

    private void flush() throws IOException {
      Arrays.sort(run, 0, filled);
      out.writeInt(filled);
      for (int i = 0; i < filled; i++) {
        out.writeLong(run[i]);
      }
      filled = 0;
    }

    @Override
    public void close() throws IOException {
      try (out) {
        if (filled > 0) {
          flush();
        }
      }
    }
  }

  /** The ids that stand more than once in all these files together. */
  static Set<Long> repeated(Collection<Path> files) throws IOException {
    Set<Long> repeated = new TreeSet<>();
    PriorityQueue<Run> runs = new PriorityQueue<>(Comparator.comparingLong(Run::id));
    try {
      for (Path file : files) {
        open(file, runs);
      }
      boolean first = true;
      long previous = 0;
      while (!runs.isEmpty()) {
        Run least = runs.poll();
        if (!first && least.id() == previous) {
          repeated.add(previous);
        }
        previous = least.id();
        first = false;
        if (least.advance()) {
          runs.add(least);
        } else {
          least.close();
        }
      }
    } finally {
      for (Run run : runs) {
        run.close();
      }
    }
    return repeated;
  }

  private static void open(Path file, Collection<Run> runs) throws IOException {
    long offset = 0;
    while (offset < Files.size(file)) {
      Run run = new Run(file, offset);
      offset += Integer.BYTES + (long) run.left * Long.BYTES;
      if (run.advance()) {
        runs.add(run);
      } else {
        run.close();
      }
    }
  }

  private static final class Run implements Closeable {

    private final DataInputStream in;
    private int left;
    private long id;

    Run(Path file, long offset) throws IOException {
      var stream = Files.newInputStream(file);
      stream.skipNBytes(offset);
      in = new DataInputStream(new BufferedInputStream(stream, 1 << 13));
      left = in.readInt();
    }

    long id() {
      return id;
    }

    boolean advance() throws IOException {
      if (left == 0) {
        return false;
      }
      left--;
      try {
        id = in.readLong();
      } catch (EOFException e) {
        throw new IOException("the store's ids end too early", e);
      }
      return true;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
