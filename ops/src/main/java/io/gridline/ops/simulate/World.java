package io.gridline.ops.simulate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A made world on disk: feeds, register, order, cases and the truth, in the layout that `gridline
 * screen` reads. Equal settings give equal bytes, whatever the number of threads and the locale.
 */
public final class World {

  /** The instant for which the truth says who belongs on a list: give it to screen as as_of. */
  public static final String AS_OF = Timeline.AS_OF_TEXT;

  /** The first line of README.txt, by which an earlier world is known. */
  static final String TITLE = "A world made by gridline simulate";

  private static final int BLOCKS_AT_ONCE = 32;

  /** What was written: rows by feed, people and confirmed cases. */
  public record Summary(
      long carrierRows, long railRows, long aviationRows, long hotelRows, long people, int cases) {

    public long feedRows() {
      return carrierRows + railRows + aviationRows + hotelRows;
    }
  }

  private World() {}

  /** Whether a folder holds nothing, or a world made earlier that may be replaced. */
  static boolean mayReplace(Path dir) throws IOException {
    if (!Files.exists(dir)) {
      return true;
    }
    if (!Files.isDirectory(dir)) {
      return false;
    }
    try (Stream<Path> inside = Files.list(dir)) {
      if (inside.findAny().isEmpty()) {
        return true;
      }
    }
    Path readme = dir.resolve("README.txt");
    return Files.isRegularFile(readme) && Files.readString(readme).startsWith(TITLE);
  }

  /**
   * Writes a world, in place of an earlier one.
   *
   * @param progress told, from one thread, how many people are done
   */
  public static Summary write(WorldSettings settings, Path dir, LongConsumer progress)
      throws IOException {
    clear(dir);
    Files.createDirectories(dir);
    // First of all, so that a world left half made can be replaced too.
    Files.writeString(dir.resolve("README.txt"), TITLE + "\n");
    ReferenceTables tables = ReferenceTables.load();
    WorldMaker maker = new WorldMaker(settings, tables);
    new ReferenceFiles(tables)
        .write(dir.resolve("feeds/reference"), settings.seed(), maker.cells, maker.hotels);
    Files.writeString(dir.resolve("feeds/feeds.yaml"), "hotel: {charset: GB18030}\n");
    Files.writeString(dir.resolve("order.yaml"), resource("order.yaml"));
    RowBuffer cases = new RowBuffer(StandardCharsets.UTF_8);
    cases.line(CaseRows.HEADER.getBytes(StandardCharsets.US_ASCII));
    CaseRows.addTo(cases, maker.outbreak.cases);
    ReferenceFiles.write(dir.resolve("cases.csv"), cases);
    Summary summary;
    try (WorldFiles files = new WorldFiles(dir)) {
      long done = 0;
      for (long first = 0; first < maker.blocks(); first += BLOCKS_AT_ONCE) {
        long end = Math.min(maker.blocks(), first + BLOCKS_AT_ONCE);
        List<BlockRows> rows =
            LongStream.range(first, end).parallel().mapToObj(maker::rows).toList();
        files.append(rows);
        done = end * Block.SIZE;
        progress.accept(Math.min(done, maker.people()));
      }
      summary =
          new Summary(
              files.rows(Source.CARRIER),
              files.rows(Source.RAIL),
              files.rows(Source.AVIATION),
              files.rows(Source.HOTEL),
              maker.people(),
              maker.outbreak.cases.size());
    }
    String readme =
        String.format(
            Locale.ROOT,
            resource("world-readme.txt"),
            TITLE,
            settings.residents(),
            settings.seed(),
            settings.days(),
            settings.presencesPerDay(),
            summary.carrierRows(),
            summary.railRows(),
            summary.aviationRows(),
            summary.hotelRows(),
            summary.cases());
    Files.writeString(dir.resolve("README.txt"), readme);
    return summary;
  }

  private static void clear(Path dir) throws IOException {
    for (String name : List.of("feeds", "register", "truth", "order.yaml", "cases.csv")) {
      Path path = dir.resolve(name);
      if (Files.exists(path)) {
        try (Stream<Path> tree = Files.walk(path)) {
          for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(each);
          }
        }
      }
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = World.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
