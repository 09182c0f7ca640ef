package io.gridline.connectors.store;

import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.KeyFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Parts for tests, and what is said of them. */
final class StoredParts {

  private StoredParts() {}

  /** Keys like no others; their files lie there. */
  static GateKeys keys(Path folder) {
    return KeyFolder.open(folder.resolve("keys")).gate();
  }

  static StoredPart about(String id, String input, long accepted) {
    return new StoredPart(
        id,
        "rail",
        input,
        "print",
        "scope",
        List.of(),
        10,
        "2020-01-30T00:00:00Z",
        accepted + 1,
        0,
        Map.of("bad-time", 1L),
        accepted);
  }

  /** The same, with zones of these orders. */
  static StoredPart withZonesOf(StoredPart part, String... orders) {
    return new StoredPart(
        part.id(),
        "carrier",
        part.input(),
        part.fingerprint(),
        part.scope(),
        List.of(orders),
        part.bytes(),
        part.modified(),
        part.read(),
        part.outside(),
        part.rejected(),
        part.accepted());
  }
}
