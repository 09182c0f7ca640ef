package io.gridline.ops.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Compares a contender's entries with those that Gridline has published, by DuckDB. */
record SameEntries(Child duckDb, Map<String, String> limits, Path folder) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What was compared.
   *
   * @param visitors of the entries, those of people who are in no register
   */
  record Agreement(long entries, long visitors) {}

  /**
   * @throws CommandFailure when they are not the same; says where the differences lie
   */
  Agreement check(Contender gridline, Path ours, Contender other, Path theirs, Input input)
      throws IOException {
    Path differences = folder.resolve("differences-" + other.id() + "-" + input.id() + ".csv");
    Path count = folder.resolve("compared.json");
    Map<String, String> request = new LinkedHashMap<>(limits);
    request.put("scripts", "entries-published," + other.comparedBy() + ",compare");
    request.put("ours", gridline.entries(ours));
    request.put("theirs", other.entries(theirs));
    request.put("visitors", Boolean.toString(input == Input.RAW));
    request.put("differences", differences.toString());
    request.put("out", count.toString());
    duckDb.ask(Requests.line(request));
    JsonNode compared = JSON.readTree(count.toFile());
    if (compared.get("differences").asLong() > 0) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "bench: %s and Gridline differ in %d entries, %s; nothing was timed; the first are in %s"
              .formatted(
                  other.title(), compared.get("differences").asLong(), input.title(), differences));
    }
    long entries = compared.get("entries").asLong();
    if (entries == 0) {
      throw new CommandFailure(ExitCode.FAILED, "bench: nobody is listed: the world is too small");
    }
    return new Agreement(entries, compared.get("visitors").asLong());
  }
}
