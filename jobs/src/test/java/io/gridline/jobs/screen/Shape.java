package io.gridline.jobs.screen;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * How the same rows of a feed lie in files.
 *
 * @param seed shuffles the rows, and is part of the files' names; 0 leaves the rows as they are
 * @param folder below the source's, empty for the source's own
 */
record Shape(int seed, int files, boolean compressed, String folder) {

  /** In one file, in the sequence in which they were written. */
  static final Shape PLAIN = new Shape(0, 1, false, "");

  /** Writes a source's files; {@code lines} starts with the header. */
  void writeFeed(Path source, List<String> lines) {
    List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
    if (seed != 0) {
      Collections.shuffle(rows, new Random(seed));
    }
    for (int file = 0; file < files; file++) {
      List<String> part = new ArrayList<>(List.of(lines.get(0)));
      part.addAll(rows.subList(file * rows.size() / files, (file + 1) * rows.size() / files));
      String name = (char) ('z' - file) + "" + seed + (compressed ? ".csv.gz" : ".csv");
      write(source.resolve(folder).resolve(name), part, compressed);
    }
  }

  static void write(Path file, List<String> lines, boolean compressed) {
    try {
      Files.createDirectories(file.getParent());
      try (OutputStream out = Files.newOutputStream(file);
          OutputStream shaped = compressed ? new GZIPOutputStream(out) : out) {
        shaped.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
