package io.gridline.ops.simulate;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/**
 * The files of a world while it is written. Blocks are appended in their order, several files at a
 * time, so the bytes do not depend on the number of threads.
 */
final class WorldFiles implements Closeable {

  /** Fastest compression: the files are read once or twice. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(1);
    }
  }

  private static final class Target {
    final Path path;
    final byte[] header;
    OutputStream stream;

    Target(Path path, String header) {
      this.path = path;
      this.header = (header + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    void append(RowBuffer rows) {
      if (rows == null || rows.rows() == 0) {
        return;
      }
      try {
        open();
        stream.write(rows.array(), 0, rows.length());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void open() throws IOException {
      if (stream == null) {
        Files.createDirectories(path.getParent());
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
        stream = path.toString().endsWith(".gz") ? new FastGzip(file) : file;
        stream.write(header);
      }
    }
  }

  private final List<Target> feeds = new ArrayList<>();
  private final List<Target> others = new ArrayList<>();
  private final long[] rows = new long[Source.values().length];

  WorldFiles(Path dir) throws IOException {
    for (int late = 0; late < 2; late++) {
      for (Source source : Source.values()) {
        for (int day = 0; day < Chunks.FILES; day++) {
          feeds.add(new Target(feedFile(dir, source, day, late == 1), source.header()));
        }
      }
    }
    for (int i = 0; i < RegisterRows.TABLES.size(); i++) {
      Path file = dir.resolve("register").resolve(RegisterRows.TABLES.get(i) + ".csv");
      others.add(new Target(file, RegisterRows.HEADERS.get(i)));
    }
    others.add(new Target(dir.resolve("truth/exposed.csv"), TruthRows.EXPOSED_HEADER));
    others.add(new Target(dir.resolve("truth/mistaken.csv"), TruthRows.MISTAKEN_HEADER));
    for (Target target : others) {
      target.open();
    }
  }

  private static Path feedFile(Path dir, Source source, int day, boolean late) {
    String date = Timeline.date(day);
    String name = source.folder() + "-" + date + (late ? "-late.csv" : ".csv");
    String suffix = !late && day % 2 == 1 ? ".gz" : "";
    return dir.resolve("feeds")
        .resolve(source.folder())
        .resolve("dt=" + date)
        .resolve(name + suffix);
  }

  /** Appends blocks, in the order of the list. */
  void append(List<BlockRows> blocks) {
    int perKind = Source.values().length * Chunks.FILES;
    IntStream.range(0, feeds.size())
        .parallel()
        .forEach(
            i -> {
              Source source = Source.values()[i % perKind / Chunks.FILES];
              for (BlockRows block : blocks) {
                feeds.get(i).append(block.feeds().taken(source, i % Chunks.FILES, i >= perKind));
              }
            });
    for (BlockRows block : blocks) {
      for (int i = 0; i < RegisterRows.TABLES.size(); i++) {
        others.get(i).append(block.register().inOrder().get(i));
      }
      others.get(3).append(block.truth().exposed);
      others.get(4).append(block.truth().mistaken);
      for (int i = 0; i < feeds.size(); i++) {
        Source source = Source.values()[i % perKind / Chunks.FILES];
        RowBuffer taken = block.feeds().taken(source, i % Chunks.FILES, i >= perKind);
        rows[source.ordinal()] += taken == null ? 0 : taken.rows();
      }
    }
  }

  long rows(Source source) {
    return rows[source.ordinal()];
  }

  @Override
  public void close() throws IOException {
    for (List<Target> targets : List.of(feeds, others)) {
      for (Target target : targets) {
        if (target.stream != null) {
          target.stream.close();
        }
      }
    }
  }
}
