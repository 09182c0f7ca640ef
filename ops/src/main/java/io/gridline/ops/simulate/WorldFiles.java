package io.gridline.ops.simulate;

import io.gridline.ops.simulate.file.Columns;
import io.gridline.ops.simulate.file.Delivery;
import io.gridline.ops.simulate.file.FileFormat;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a world while it is written. Blocks are appended in their order, several files at a
 * time, so the bytes do not depend on the number of threads.
 */
final class WorldFiles implements Closeable {

  /** What a file holds before its sender begins another. */
  private static final long ROWS_PER_FILE = 4_000_000;

  /** Above this the register's tables are folders of files. */
  private static final long RESIDENTS_IN_ONE_FILE = 4_000_000;

  /** Text that makes a row group: 90,000 sightings, or 10,000 tickets or stays. */
  private static final int CARRIER_GROUP = 6 << 20;

  private static final int OTHER_GROUP = 1 << 20;

  /** One file, or several, of the feeds. */
  private record Feed(Source source, int day, boolean late, Delivery delivery) {}

  private final List<Feed> feeds = new ArrayList<>();
  private final List<Delivery> register = new ArrayList<>();
  private final List<Delivery> truth = new ArrayList<>();
  private boolean finished;

  WorldFiles(Path dir, FileDays days, long residents) throws IOException {
    for (int late = 0; late < 2; late++) {
      for (Source source : Source.values()) {
        for (int day = 0; day < days.count; day++) {
          if (days.isWritten(source, day)) {
            feeds.add(feed(dir, days, source, day, late == 1));
          }
        }
      }
    }
    if (days.isOneDay()) {
      return;
    }
    for (int i = 0; i < RegisterRows.TABLES.size(); i++) {
      String table = RegisterRows.TABLES.get(i);
      Path folder = dir.resolve("register");
      boolean several = residents > RESIDENTS_IN_ONE_FILE;
      register.add(
          new Delivery(
                  several ? folder.resolve(table) : folder,
                  table,
                  days.registerFormat(),
                  Columns.of(RegisterRows.HEADERS.get(i)),
                  several ? ROWS_PER_FILE : Long.MAX_VALUE,
                  CARRIER_GROUP)
              .opened());
    }
    truth.add(truth(dir, "exposed", TruthRows.EXPOSED_HEADER));
    truth.add(truth(dir, "mistaken", TruthRows.MISTAKEN_HEADER));
  }

  private static Feed feed(Path dir, FileDays days, Source source, int day, boolean late) {
    String date = Timeline.date(day);
    String name = source.folder() + "-" + date + (late ? "-late" : "");
    Path folder = dir.resolve("feeds").resolve(source.folder()).resolve("dt=" + date);
    FileFormat format = days.format(day, late);
    Columns columns = Columns.of(source.header());
    int group = source == Source.CARRIER && !late ? CARRIER_GROUP : OTHER_GROUP;
    return new Feed(
        source, day, late, new Delivery(folder, name, format, columns, ROWS_PER_FILE, group));
  }

  private static Delivery truth(Path dir, String name, String header) throws IOException {
    Columns columns = Columns.of(header);
    Path folder = dir.resolve("truth");
    return new Delivery(folder, name, FileFormat.CSV, columns, Long.MAX_VALUE, 0).opened();
  }

  /** Appends blocks, in the order of the list. */
  void append(List<BlockRows> blocks) {
    feeds.parallelStream()
        .forEach(
            feed -> {
              for (BlockRows block : blocks) {
                Chunks rows = block.feeds();
                append(feed.delivery(), rows.taken(feed.source(), feed.day(), feed.late()));
              }
            });
    for (BlockRows block : blocks) {
      for (int i = 0; i < register.size(); i++) {
        append(register.get(i), block.register().inOrder().get(i));
      }
      for (int i = 0; i < truth.size(); i++) {
        append(truth.get(i), block.truth().inOrder().get(i));
      }
    }
  }

  private static void append(Delivery to, RowBuffer rows) {
    if (rows == null || rows.rows() == 0) {
      return;
    }
    try {
      to.append(rows.array(), rows.length(), rows.rows());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long rows() {
    return feeds.stream().mapToLong(feed -> feed.delivery().rows()).sum();
  }

  long rows(Source source) {
    return feeds.stream()
        .filter(feed -> feed.source() == source)
        .mapToLong(feed -> feed.delivery().rows())
        .sum();
  }

  /** Ends all files. */
  void finish() throws IOException {
    feeds.parallelStream()
        .forEach(
            feed -> {
              try {
                feed.delivery().finish();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    for (Delivery delivery : others()) {
      delivery.finish();
    }
    finished = true;
  }

  /** Takes back the files that are not whole, unless all are. */
  @Override
  public void close() throws IOException {
    if (finished) {
      return;
    }
    for (Feed feed : feeds) {
      feed.delivery().abandon();
    }
    for (Delivery delivery : others()) {
      delivery.abandon();
    }
  }

  private List<Delivery> others() {
    List<Delivery> others = new ArrayList<>(register);
    others.addAll(truth);
    return others;
  }
}
