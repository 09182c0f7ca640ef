package io.gridline.ops.bench;

import io.gridline.connectors.file.FileTree;
import io.gridline.jobs.screen.Progress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Times contenders in turns: in each round every one runs once, alone, and each round begins with
 * the next of them. What a run has written is deleted after it.
 */
final class Rounds {

  private final List<Contender> contenders;
  private final int rounds;
  private final Path work;
  private final Progress progress;

  Rounds(List<Contender> contenders, int rounds, Path work, Progress progress) {
    this.contenders = contenders;
    this.rounds = rounds;
    this.work = work;
    this.progress = progress;
  }

  List<Run> time(Start start, Input input) throws IOException {
    return start == Start.WARM ? warm(input) : cold(input);
  }

  /** Each in a process of its own that stays; its first run there is not counted. */
  private List<Run> warm(Input input) throws IOException {
    Map<Contender, Child> children = new LinkedHashMap<>();
    try {
      for (Contender contender : contenders) {
        progress.begins("warm %s, %s".formatted(contender.title(), input.title()));
        Child child = Child.start(contender.title(), contender.server(), log(contender));
        children.put(contender, child);
        in(contender, out -> child.ask(contender.request(input, out)));
      }
      return turns(
          Start.WARM,
          input,
          (contender, out) -> children.get(contender).ask(contender.request(input, out)));
    } finally {
      children.values().forEach(Child::close);
    }
  }

  private List<Run> cold(Input input) throws IOException {
    return turns(
        Start.COLD,
        input,
        (contender, out) ->
            Child.run(contender.title(), contender.once(input, out), log(contender)));
  }

  private interface Timing {
    Measured run(Contender contender, Path out) throws IOException;
  }

  private interface Writing {
    Measured to(Path out) throws IOException;
  }

  private List<Run> turns(Start start, Input input, Timing timing) throws IOException {
    List<Run> runs = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      for (int turn = 0; turn < contenders.size(); turn++) {
        Contender contender = contenders.get((round + turn) % contenders.size());
        progress.begins(
            String.format(
                Locale.ROOT,
                "round %d of %d, %s, %s: %s",
                round + 1,
                rounds,
                start.title(),
                input.title(),
                contender.title()));
        double load = load();
        Measured measured = in(contender, out -> timing.run(contender, out));
        runs.add(new Run(contender.id(), start, input, round + 1, load, measured));
        progress.says(
            String.format(Locale.ROOT, "%s: %.2f s", contender.title(), measured.seconds()));
      }
    }
    return runs;
  }

  private Measured in(Contender contender, Writing writing) throws IOException {
    Path out = Files.createDirectories(work.resolve("run-" + contender.id()));
    try {
      return writing.to(out);
    } finally {
      FileTree.delete(out);
    }
  }

  private Path log(Contender contender) {
    return work.resolveSibling("logs").resolve(contender.id() + ".log");
  }

  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
