package io.gridline.ops.screen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real {@code gridline} process over a world on disk, that may be ended at any moment. */
record ChildRun(Path world, Path out, Path temporary) {

  /** Lands or screens; an order in force is given. */
  Started start(String command, String... more) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-Xmx768m",
                "-Djava.io.tmpdir=" + Files.createDirectories(temporary),
                "-cp",
                System.getProperty("java.class.path"),
                "io.gridline.ops.Gridline",
                command,
                "--order",
                world.resolve("order.yaml").toString(),
                "--feeds",
                world.resolve("feeds").toString(),
                "--out",
                out.toString(),
                "--as-of",
                "2020-01-28T08:00:00+08:00",
                "--parallelism",
                "2"));
    if (command.equals("screen")) {
      line.addAll(
          List.of(
              "--register",
              world.resolve("register").toString(),
              "--cases",
              world.resolve("cases.csv").toString()));
    }
    line.addAll(List.of(more));
    Path said = temporary.resolve("said");
    return new Started(
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile()).start(),
        said);
  }

  /** A process under way, and where it writes what it says. */
  record Started(Process process, Path said) {

    String text() throws IOException {
      return Files.readString(said, StandardCharsets.UTF_8);
    }

    int end() throws InterruptedException {
      if (!process.waitFor(180, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return process.waitFor();
    }

    /** Kills it, with the signal that cannot be caught, at a random moment of so long a run. */
    boolean killedWithin(long millis, Random random) throws InterruptedException {
      boolean ended = process.waitFor((long) (random.nextDouble() * millis), TimeUnit.MILLISECONDS);
      process.destroyForcibly();
      process.waitFor();
      return !ended;
    }

    /** Waits until something holds of it. */
    void await(String what, Callable<Boolean> condition) throws Exception {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(240);
      while (!condition.call()) {
        if (process.waitFor(5, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
          throw new IllegalStateException("ended without " + what + ": " + text());
        }
      }
    }

    /** What Ctrl-C sends. */
    void interrupt() throws Exception {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }
  }

  /** What a run must not leave behind: half files, scratch folders of processes that are gone. */
  List<Path> remains() throws IOException {
    List<Path> remains = new ArrayList<>();
    for (Path root : List.of(out, temporary)) {
      try (Stream<Path> all = Files.walk(root)) {
        all.filter(
                path -> {
                  String name = path.getFileName().toString();
                  return name.contains(".next-") || name.startsWith("gridline-scratch-");
                })
            .forEach(remains::add);
      }
    }
    return remains;
  }
}
