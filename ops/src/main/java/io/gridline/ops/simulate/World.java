package io.gridline.ops.simulate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * A made world on disk: feeds, register, order, cases and the truth, in the layout that `gridline
 * screen` reads. Equal settings give equal bytes, whatever the number of threads and the locale.
 *
 * <p>While it is made, its README.txt says that it is not whole; order and cases, without which
 * nothing is screened, come when all else is there, and the README that explains it comes last.
 */
public final class World {

  /** The instant for which the truth says who belongs on a list: give it to screen as as_of. */
  public static final String AS_OF = Timeline.AS_OF_TEXT;

  /** The first line of README.txt, by which an earlier world is known. */
  static final String TITLE = "A world made by gridline simulate";

  /** What README.txt goes on with until the world is whole. */
  static final String NOT_WHOLE =
      "\n\nNOT WHOLE: it is being made, or its making was stopped. Make it again.\n";

  private static final List<String> PARTS =
      List.of("order.yaml", "cases.csv", "truth", "register", "feeds");

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
    return write(
        settings,
        dir,
        new WorldProgress() {
          @Override
          public void looked(long people, long ofAll) {
            // Nobody is done by being looked at.
          }

          @Override
          public void wrote(long people, long ofAll, long records) {
            progress.accept(people);
          }
        });
  }

  /**
   * Writes a world, in place of an earlier one.
   *
   * @throws IOException when a file cannot be written; what is there then is marked as not whole
   */
  public static Summary write(WorldSettings settings, Path dir, WorldProgress progress)
      throws IOException {
    Files.createDirectories(dir);
    // First of all, so that a world left half made is known for one, and can be replaced.
    Files.writeString(dir.resolve("README.txt"), TITLE + NOT_WHOLE);
    clear(dir);
    ReferenceTables tables = ReferenceTables.load();
    WorldMaker maker = new WorldMaker(settings, tables, progress);
    new ReferenceFiles(tables)
        .write(dir.resolve("feeds/reference"), settings.seed(), maker.cells, maker.hotels);
    if (maker.days().hasCsv()) {
      Files.writeString(dir.resolve("feeds/feeds.yaml"), "hotel: {charset: GB18030}\n");
    }
    Summary summary;
    try (WorldFiles files = new WorldFiles(dir, maker.days(), settings.residents())) {
      new BlockPipeline(maker, files, settings).run(progress);
      summary = summary(files, maker);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (!maker.days().isOneDay()) {
      RowBuffer cases = new RowBuffer(StandardCharsets.UTF_8);
      cases.line(CaseRows.HEADER.getBytes(StandardCharsets.US_ASCII));
      CaseRows.addTo(cases, maker.outbreak.cases);
      ReferenceFiles.write(dir.resolve("cases.csv"), cases);
      Files.writeString(dir.resolve("order.yaml"), resource("order.yaml"));
    }
    Files.writeString(dir.resolve("README.txt"), new WorldReadme(settings, summary).text());
    return summary;
  }

  private static Summary summary(WorldFiles files, WorldMaker maker) {
    return new Summary(
        files.rows(Source.CARRIER),
        files.rows(Source.RAIL),
        files.rows(Source.AVIATION),
        files.rows(Source.HOTEL),
        maker.people(),
        maker.outbreak.cases.size());
  }

  private static void clear(Path dir) throws IOException {
    for (String name : PARTS) {
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

  static String resource(String name) throws IOException {
    try (InputStream in = World.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
