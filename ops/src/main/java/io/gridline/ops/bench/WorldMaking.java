package io.gridline.ops.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gridline.connectors.file.FileTree;
import io.gridline.connectors.report.DivisionNames;
import io.gridline.jobs.screen.Progress;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import io.gridline.ops.simulate.World;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a benchmark's world by DuckDB, or takes the one that is there when it was made for the same
 * size by the same scripts.
 */
final class WorldMaking {

  private static final List<String> SOURCES = List.of("carrier", "rail", "aviation", "hotel");
  private static final List<String> TABLES = List.of("person", "travel_document", "subscription");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WorldSize size;
  private final BenchWorld world;
  private final Map<String, String> madeFor;
  private final Map<String, String> limits;

  /**
   * @param scripts fingerprint of the scripts
   */
  WorldMaking(WorldSize size, Path folder, String scripts, Map<String, String> limits) {
    this.size = size;
    this.world = new BenchWorld(folder);
    this.madeFor = new LinkedHashMap<>(size.values());
    this.madeFor.put("presences", Long.toString(size.presences()));
    this.madeFor.put("scripts", scripts);
    this.limits = limits;
  }

  /**
   * @throws CommandFailure when the folder has something else in it, or the disk is too small
   */
  BenchWorld make(Child duckDb, Progress progress) throws IOException {
    if (Files.exists(world.whole())) {
      if (!JSON.readValue(world.whole().toFile(), Map.class).equals(madeFor)) {
        throw new CommandFailure(
            ExitCode.BAD_USAGE,
            "--world: %s holds a world of another size or version; delete it, or name another folder"
                .formatted(world.folder()));
      }
      progress.says("world: reused, " + world.folder());
      return world;
    }
    begin();
    write(duckDb, progress);
    JSON.writerWithDefaultPrettyPrinter().writeValue(world.whole().toFile(), madeFor);
    progress.says("world: " + world.folder());
    return world;
  }

  private void begin() throws IOException {
    Path begun = world.folder().resolve("begun");
    if (Files.exists(world.folder()) && !Files.exists(begun) && !isEmpty(world.folder())) {
      throw new CommandFailure(
          ExitCode.BAD_USAGE, "--world: %s has something else in it".formatted(world.folder()));
    }
    FileTree.delete(world.folder());
    Files.createDirectories(world.folder());
    Files.writeString(begun, "");
    long free = Files.getFileStore(world.folder()).getUsableSpace();
    if (free < 2 * size.bytes()) {
      throw new CommandFailure(
          ExitCode.BAD_USAGE,
          "--world: %s has %d MB free; a world of this size with its runs may take %d MB"
              .formatted(world.folder(), free >> 20, (2 * size.bytes()) >> 20));
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var children = Files.list(folder)) {
      return children.findAny().isEmpty();
    }
  }

  private void write(Child duckDb, Progress progress) throws IOException {
    for (String source : SOURCES) {
      Files.createDirectories(world.feeds().resolve(source).resolve("dt=" + WorldSize.DAY));
    }
    Files.createDirectories(world.feeds().resolve("reference"));
    for (String table : TABLES) {
      Files.createDirectories(world.register().resolve(table));
    }
    Path resources = Files.createDirectories(world.folder().resolve("resources"));
    copy(DivisionNames.class, "divisions.csv.gz", resources);
    copy(World.class, "reference/rail_stations.csv", resources);
    copy(World.class, "reference/airports.csv", resources);

    progress.begins("make a world: references, bookings, cases");
    ask(duckDb, "draws,world", Map.of());
    progress.begins("make a world: the register of " + size.residents() + " residents");
    for (int file = 0; file < size.registerFiles(); file++) {
      ask(duckDb, "draws,person", size.registerFile(file));
      advance(progress, file + 1L, size.registerFiles(), size.residents());
    }
    progress.begins("make a world: " + size.presences() + " presences");
    for (int file = 0; file < size.carrierFiles(); file++) {
      ask(duckDb, "draws,carrier", size.carrierFile(file));
      advance(progress, file + 1L, size.carrierFiles(), size.presences());
    }
    ask(duckDb, "draws,carrier", size.repeats());
  }

  private void ask(Child duckDb, String scripts, Map<String, String> more) {
    Map<String, String> request = new LinkedHashMap<>(limits);
    request.put("scripts", scripts);
    request.put("world", world.folder().toString());
    request.put("resources", world.folder().resolve("resources").toString());
    request.putAll(size.values());
    request.putAll(more);
    duckDb.ask(Requests.line(request));
  }

  private static void advance(Progress progress, long files, int of, long rows) {
    progress.advances(rows * files / of, rows, Progress.Unit.RECORDS);
  }

  private static void copy(Class<?> beside, String resource, Path folder) throws IOException {
    try (InputStream in = beside.getResourceAsStream(resource)) {
      Files.copy(in, folder.resolve(Path.of(resource).getFileName()));
    }
  }
}
