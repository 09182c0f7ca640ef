package io.gridline.jobs.screen;

import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.register.RegisterAddress;
import io.gridline.jobs.flink.FlinkCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A scheduled run over a world on disk, as the command line would start it. */
record ScreenRun(
    Path world,
    RegisterAddress register,
    Path out,
    Path keys,
    List<String> orders,
    String asOf,
    Limits limits) {

  static ScreenRun of(Path world, Path out) {
    return new ScreenRun(
        world,
        RegisterAddress.folder(world.resolve("register")),
        out,
        out.resolve("keys"),
        List.of("A"),
        SmallWorld.AS_OF,
        Limits.DEFAULT.withMaxRejected(0.5));
  }

  ScreenRun keys(Path folder) {
    return new ScreenRun(world, register, out, folder, orders, asOf, limits);
  }

  ScreenRun register(RegisterAddress other) {
    return new ScreenRun(world, other, out, keys, orders, asOf, limits);
  }

  ScreenRun orders(String... ids) {
    return new ScreenRun(world, register, out, keys, List.of(ids), asOf, limits);
  }

  ScreenRun asOf(String instant) {
    return new ScreenRun(world, register, out, keys, orders, instant, limits);
  }

  ScreenRun limit(double share) {
    return limits(limits.withMaxRejected(share));
  }

  ScreenRun limits(Limits other) {
    return new ScreenRun(world, register, out, keys, orders, asOf, other);
  }

  List<RunManifest> on(FlinkCluster flink) throws IOException {
    return on(flink, Progress.SILENT);
  }

  List<RunManifest> on(FlinkCluster flink, Progress progress) throws IOException {
    return new ScreenJob(settings(), flink, progress).run();
  }

  private ScreenSettings settings() {
    Stream<Path> files = orders.stream().map(id -> world.resolve(id + ".yaml"));
    return new ScreenSettings(
        RunId.next(Instant.now()),
        files.toList(),
        register,
        world.resolve("feeds"),
        out,
        Optional.of(world.resolve("cases.csv")),
        Instant.parse(asOf),
        out.resolve("store"),
        keys,
        limits);
  }
}
