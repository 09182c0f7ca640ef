package io.gridline.ops.bench;

import java.nio.file.Path;

/** Where the parts of a benchmark's world lie. */
record BenchWorld(Path folder) {

  Path feeds() {
    return folder.resolve("feeds");
  }

  Path register() {
    return folder.resolve("register");
  }

  Path cases() {
    return folder.resolve("cases.csv");
  }

  /** Says what the world was made for; there when it is whole. */
  Path whole() {
    return folder.resolve("world.json");
  }
}
