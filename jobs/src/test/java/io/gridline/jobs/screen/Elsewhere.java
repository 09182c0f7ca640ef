package io.gridline.jobs.screen;

import io.gridline.connectors.register.RegisterAddress;
import java.io.IOException;
import java.nio.file.Path;

/** A world that is copied to another file system, and runs that have all their files there. */
record Elsewhere(Path folder) {

  /** Copies a world of this machine, and the keys under which it was screened here. */
  static Elsewhere copied(Path world, Path keys, Path to) throws IOException {
    Folders.copy(world, to.resolve("world"));
    Folders.copy(keys, to.resolve("keys"));
    return new Elsewhere(to);
  }

  ScreenRun run(String out) {
    Path world = folder.resolve("world");
    return ScreenRun.of(world, folder.resolve(out))
        .keys(folder.resolve("keys"))
        .register(RegisterAddress.of(world.resolve("register").toString(), java.util.Map.of()));
  }
}
