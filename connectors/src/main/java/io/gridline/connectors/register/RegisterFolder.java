package io.gridline.connectors.register;

import io.gridline.connectors.file.Location;
import io.gridline.pipelines.identity.Register.Unreadable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Which files of a register folder hold a table: one file, or a folder of them. */
final class RegisterFolder {

  private static final List<String> ENDINGS = List.of(".csv", ".csv.gz", ".parquet");

  private RegisterFolder() {}

  /**
   * The table's files, relative to the folder, sorted by name. Hidden files and others than CSV and
   * Parquet in a table's folder are left alone.
   */
  static List<String> files(Path folder, String table) {
    requireFolder(folder);
    List<String> found =
        Stream.concat(Stream.of(table), ENDINGS.stream().map(ending -> table + ending))
            .filter(name -> Files.exists(folder.resolve(name)))
            .toList();
    if (found.isEmpty()) {
      throw new Unreadable(
          "register %s: table %s is missing, expected %s.csv, %s.csv.gz, %s.parquet or a folder %s"
              .formatted(folder, table, table, table, table, table));
    }
    if (found.size() > 1) {
      throw new Unreadable(
          "register %s: table %s is there more than once, as %s"
              .formatted(folder, table, String.join(" and ", found)));
    }
    return found.get(0).equals(table) ? inside(folder, table) : found;
  }

  private static void requireFolder(Path folder) {
    try {
      if (Location.answers(folder) && Files.isDirectory(folder)) {
        return;
      }
    } catch (FileSystemException e) {
      throw new Unreadable("register " + folder + ": " + e.getReason(), e);
    } catch (IOException e) {
      throw new Unreadable("register " + folder + ": cannot be reached", e);
    }
    throw new Unreadable("register " + folder + ": no such folder");
  }

  private static List<String> inside(Path folder, String table) {
    Path inner = folder.resolve(table);
    try (Stream<Path> children = Files.list(inner)) {
      List<String> files =
          children
              .map(child -> child.getFileName().toString())
              .filter(name -> ENDINGS.stream().anyMatch(name::endsWith))
              .filter(name -> !name.startsWith(".") && !name.startsWith("_"))
              .sorted()
              .map(name -> table + "/" + name)
              .toList();
      if (files.isEmpty()) {
        throw new Unreadable("register " + inner + ": no .csv, .csv.gz or .parquet file in it");
      }
      return files;
    } catch (IOException e) {
      throw new Unreadable("register " + inner + ": the folder cannot be listed", e);
    }
  }
}
