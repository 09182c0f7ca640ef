package io.gridline.ops.bench;

import io.gridline.connectors.file.FileTree;
import io.gridline.jobs.screen.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets every contender screen once, untimed, and compares what comes out. Gridline's store stays
 * for the runs that start from it.
 */
record Agreeing(List<Contender> contenders, SameEntries compare, Path work, Progress progress) {

  Map<String, SameEntries.Agreement> check(Set<Input> inputs, HashedInput hashed)
      throws IOException {
    Contender gridline = contenders.get(0);
    Path ours = screen(gridline, Input.RAW);
    Map<String, SameEntries.Agreement> agreed = new LinkedHashMap<>();
    for (Input input : inputs) {
      if (input == Input.STORE) {
        progress.begins("hash the register and copy the store's rows, for the rivals");
        hashed.make(ours);
      }
      for (Contender other : contenders.subList(1, contenders.size())) {
        Path theirs = screen(other, input);
        SameEntries.Agreement agreement = compare.check(gridline, ours, other, theirs, input);
        agreed.put(input.id(), agreement);
        progress.says(
            "%s has the same %d entries, %s"
                .formatted(other.title(), agreement.entries(), input.title()));
        FileTree.delete(theirs);
      }
    }
    return agreed;
  }

  private Path screen(Contender contender, Input input) throws IOException {
    progress.begins("screen once: %s, %s".formatted(contender.title(), input.title()));
    Path out = Files.createDirectories(work.resolve("agreed-" + contender.id()));
    Child.run(
        contender.title(),
        contender.once(input, out),
        work.resolveSibling("logs").resolve(contender.id() + ".log"));
    return out;
  }
}
