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
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * The ids of a part's records, as sorted runs of keyed 64-bit hashes, each with its row, beside the
 * part. Merging the runs of all parts tells which rows share an id, in twelve bytes a record and
 * constant memory, without looking at a record. Two ids that share a hash only make their records
 * be looked at.
 */
final class RecordIds {

  private static final int RUN_BITS = 20;
  private static final int RUN = 1 << RUN_BITS;
  private static final int PAIR = Long.BYTES + Integer.BYTES;

  private RecordIds() {}

  /** Writes a part's ids as they come. */
  static final class Writer implements Closeable {

    private final DataOutputStream out;
    private long[] run = new long[1 << 10];
    private int[] rows = new int[1 << 10];
    private int filled;

    Writer(OutputStream file) {
      out = new DataOutputStream(new BufferedOutputStream(file, 1 << 16));
    }

    void add(long id, int row) throws IOException {
      if (filled == RUN) {
        flush();
      } else if (filled == run.length) {
        run = Arrays.copyOf(run, 2 * filled);
        rows = Arrays.copyOf(rows, 2 * filled);
      }
      run[filled] = id;
      rows[filled++] = row;
    }

    private void flush() throws IOException {
      out.writeInt(filled);
      for (int place : sorted(run, filled)) {
        out.writeLong(run[place]);
        out.writeInt(rows[place]);
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

  /**
   * The places of the first {@code count} ids, by id: sorted by the leading bits with the place in
   * the others, and what shares the leading bits put right.
   */
  private static int[] sorted(long[] ids, int count) {
    long mask = RUN - 1L;
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      keys[i] = (ids[i] & ~mask) | i;
    }
    Arrays.sort(keys);
    int[] places = new int[count];
    for (int first = 0; first < count; ) {
      int end = first;
      while (end < count && (keys[end] & ~mask) == (keys[first] & ~mask)) {
        places[end] = (int) (keys[end] & mask);
        end++;
      }
      if (end - first > 1) {
        sort(places, first, end, ids);
      }
      first = end;
    }
    return places;
  }

  private static void sort(int[] places, int first, int end, long[] ids) {
    int[] sorted =
        IntStream.range(first, end)
            .mapToObj(i -> places[i])
            .sorted(Comparator.comparingLong(place -> ids[place]))
            .mapToInt(Integer::intValue)
            .toArray();
    System.arraycopy(sorted, 0, places, first, sorted.length);
  }

  /**
   * The rows whose ids stand more than once in all these files together.
   *
   * @param files by part
   */
  static Map<String, RoaringBitmap> repeated(Map<String, Path> files) throws IOException {
    Map<String, RoaringBitmap> repeated = new HashMap<>();
    PriorityQueue<Run> runs = new PriorityQueue<>(Comparator.comparingLong(Run::id));
    try {
      for (Map.Entry<String, Path> file : files.entrySet()) {
        open(file.getKey(), file.getValue(), runs);
      }
      String previousPart = null;
      long previous = 0;
      int previousRow = 0;
      while (!runs.isEmpty()) {
        Run least = runs.poll();
        if (previousPart != null && least.id() == previous) {
          add(repeated, previousPart, previousRow);
          add(repeated, least.part, least.row);
        }
        previous = least.id();
        previousPart = least.part;
        previousRow = least.row;
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

  private static void add(Map<String, RoaringBitmap> repeated, String part, int row) {
    repeated.computeIfAbsent(part, id -> new RoaringBitmap()).add(row);
  }

  private static void open(String part, Path file, Collection<Run> runs) throws IOException {
    long offset = 0;
    while (offset < Files.size(file)) {
      Run run = new Run(part, file, offset);
      offset += Integer.BYTES + (long) run.left * PAIR;
      if (run.advance()) {
        runs.add(run);
      } else {
        run.close();
      }
    }
  }

  private static final class Run implements Closeable {

    private final String part;
    private final DataInputStream in;
    private int left;
    private long id;
    private int row;

    Run(String part, Path file, long offset) throws IOException {
      this.part = part;
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
        row = in.readInt();
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
