package io.gridline.ops.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** What rivals read in place of Gridline's store: its rows, and the register with hashed claims. */
record HashedInput(BenchWorld world, Path work, Child duckDb, Map<String, String> limits) {

  void make(Path landed) throws IOException {
    throw new IOException("not yet: " + landed);
  }
}
