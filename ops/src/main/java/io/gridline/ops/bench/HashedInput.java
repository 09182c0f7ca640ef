package io.gridline.ops.bench;

import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.KeyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What rivals read in place of Gridline's store: its rows as plain Parquet, and the register and
 * the cases with the claims hashed by the same key, for a rival cannot open what is sealed.
 */
record HashedInput(BenchWorld world, Path hashed, Child duckDb, Map<String, String> limits) {

  /**
   * @param landed where Gridline has landed the feeds: the store, and the keys to it
   */
  void make(Path landed) throws IOException {
    Files.createDirectories(hashed);
    Map<String, String> request = new LinkedHashMap<>(limits);
    request.put("scripts", "hashed");
    request.put("landed", landed.toString());
    request.put("hashed", hashed.toString());
    duckDb.ask(Requests.line(request));
    GateKeys keys = KeyFolder.open(landed.resolve("keys")).gate();
    new HashedRegister(keys).write(world.register(), hashed);
    new HashedCases(keys).write(world.cases(), hashed.resolve("cases.parquet"));
  }
}
