package io.gridline.ops.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Gridline as its operator runs it: the {@code screen} command, in a process of its own with the
 * options and the class path of this one.
 *
 * @param place where its Flink runs
 * @param landed where a run before has landed the feeds: its store, and the keys to it
 */
record GridlineContender(
    Place place, BenchWorld world, BenchOrders orders, Path landed, String version)
    implements Contender {

  private static final String MAIN = "io.gridline.ops.Gridline";

  /**
   * Where Gridline's Flink runs, and how it is called there.
   *
   * @param options of the command line
   */
  record Place(String id, String title, List<String> options) {

    static Place inTheProcess(int cores) {
      return new Place("gridline", "Gridline", List.of("--parallelism", Integer.toString(cores)));
    }

    static Place on(BenchCluster cluster) {
      int workers = cluster.taskManagers();
      return new Place(
          "cluster-" + workers,
          "Gridline on " + workers + (workers == 1 ? " TaskManager" : " TaskManagers"),
          List.of("--cluster", cluster.address()));
    }
  }

  @Override
  public String id() {
    return place.id();
  }

  @Override
  public String title() {
    return place.title();
  }

  @Override
  public String comparedBy() {
    return "compare-gridline";
  }

  @Override
  public List<String> server() {
    List<String> command = java();
    command.addAll(List.of("bench", "serve"));
    return command;
  }

  @Override
  public String request(Input input, Path out) {
    return String.join("\t", screen(input, out));
  }

  @Override
  public List<String> once(Input input, Path out) {
    // by the launcher, where there is one
    String home = System.getProperty("gridline.home", "");
    List<String> command =
        home.isEmpty() ? java() : new ArrayList<>(List.of(Path.of(home, "gridline").toString()));
    command.addAll(screen(input, out));
    return command;
  }

  @Override
  public String entries(Path out) {
    return out + "/order=*/as_of=*/run=*/entries/*.parquet";
  }

  private List<String> screen(Input input, Path out) {
    List<String> arguments = new ArrayList<>(List.of("screen"));
    for (Path order : orders.files()) {
      arguments.addAll(List.of("--order", order.toString()));
    }
    arguments.addAll(
        List.of(
            "--register",
            world.register().toString(),
            "--feeds",
            world.feeds().toString(),
            "--cases",
            world.cases().toString(),
            "--as-of",
            BenchOrders.AS_OF,
            "--out",
            out.toString()));
    arguments.addAll(place.options());
    if (input == Input.STORE) {
      arguments.addAll(
          List.of(
              "--store",
              landed.resolve("store").toString(),
              "--keys",
              landed.resolve("keys").toString()));
    }
    return arguments;
  }

  /** This program in a process of its own. */
  static List<String> java() {
    List<String> command = new ArrayList<>();
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    command.add(Files.exists(java) ? java.toString() : "java");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-agentlib") && !option.startsWith("-javaagent"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    return command;
  }
}
