package io.gridline.ops.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rival's program with its request.
 *
 * @param hashed the store's rows and the register with hashed claims, for a rival to read
 * @param limits what it may use
 */
record RivalContender(
    Rival rival,
    RivalPrograms programs,
    BenchWorld world,
    BenchOrders orders,
    Path hashed,
    Map<String, String> limits)
    implements Contender {

  @Override
  public String id() {
    return rival.id();
  }

  @Override
  public String title() {
    return rival.title();
  }

  @Override
  public String version() throws IOException {
    return programs.version(rival);
  }

  @Override
  public List<String> server() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String heap = limits.get("memory").replace("GB", "g").replace("MB", "m");
    return programs.command(rival, java, heap);
  }

  @Override
  public String request(Input input, Path out) {
    return Requests.line(values(input, out));
  }

  @Override
  public List<String> once(Input input, Path out) {
    List<String> command = new ArrayList<>(server());
    values(input, out).forEach((name, value) -> command.add(name + "=" + value));
    return command;
  }

  @Override
  public String comparedBy() {
    return "compare-rival";
  }

  @Override
  public String entries(Path out) {
    // not the checksums and markers that some write beside
    return out.resolve("entries") + "/[a-z]*";
  }

  private Map<String, String> values(Input input, Path out) {
    Map<String, String> values = new LinkedHashMap<>(limits);
    values.put("scripts", input.id() + ",rules");
    values.put("feeds", world.feeds().toString());
    values.put("register", world.register().toString());
    values.put("cases", world.cases().toString());
    values.put("hashed", hashed.toString());
    values.put("out", out.resolve("entries").toString());
    values.putAll(orders.values());
    return values;
  }
}
