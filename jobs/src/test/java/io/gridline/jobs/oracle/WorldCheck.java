package io.gridline.jobs.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Screens a drawn world and compares every order's run with the oracle's answer. */
final class WorldCheck {
  private final Oracle oracle;
  private final ScreenUnderTest screen;

  WorldCheck(Oracle oracle, ScreenUnderTest screen) {
    this.oracle = oracle;
    this.screen = screen;
  }

  /** Writes the world to the folder, which is emptied before, and returns what differs. */
  List<String> differences(World world, Path folder, int parallelism) throws Exception {
    empty(folder);
    List<Path> orders = WorldFiles.write(world, folder);
    return differences(folder, orders, world.asOf(), parallelism);
  }

  List<String> differences(Path folder, List<Path> orders, Instant asOf, int parallelism)
      throws Exception {
    Map<String, OracleAnswer> answers = oracle.answer(folder, orders, asOf);
    ScreenUnderTest.Published published =
        screen.run(folder, orders, asOf, folder.resolve("out"), parallelism);
    List<String> differences = new ArrayList<>();
    for (Map.Entry<String, OracleAnswer> answer : answers.entrySet()) {
      String order = answer.getKey();
      Differences.between(
              new Expectation(answer.getValue(), published.keyOf(order)),
              PublishedRun.of(published.out(), order, asOf))
          .forEach(difference -> differences.add(order + " " + difference));
    }
    return differences;
  }

  static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(folder);
  }
}
