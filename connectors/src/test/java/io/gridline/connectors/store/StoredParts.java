package io.gridline.connectors.store;

import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.KeyFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** Parts for tests, and what is said of them. */
final class StoredParts {

  private StoredParts() {}

  /** Keys like no others. */
  static GateKeys keys() {
    try {
      return KeyFolder.open(Files.createTempDirectory("keys")).gate();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
