package io.gridline.connectors.store;

import io.gridline.connectors.columns.ColumnFile;
import io.gridline.connectors.columns.OneByOne;
import io.gridline.pipelines.identity.ClaimHashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.BitSet;

/** Looks through the claims of a part, and at nothing else of it. */
record ClaimsOfPart(ClaimHashes asked, BitSet borne) implements OneByOne {

  /** Which of the claims the part's records bear, by their places in the sequence. */
  static BitSet among(ClaimHashes asked, Path data, String part) {
    ClaimsOfPart claims = new ClaimsOfPart(asked, new BitSet(asked.size()));
    try (ColumnFile file =
        ColumnFile.open(data, PartColumn.names(1))
            .orElseThrow(() -> new IOException("part " + part + " is not one of ours"))) {
      while (file.next()) {
        file.select(0, claims);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the store cannot be read: part " + part, e);
    }
    return claims.borne();
  }

  @Override
  public boolean wants(byte[] bytes, int offset, int length) {
    int place =
        asked.index(
            PartColumn.longAt(bytes, offset), PartColumn.longAt(bytes, offset + Long.BYTES));
    if (place >= 0) {
      borne.set(place);
    }
    return false;
  }

  @Override
  public boolean wantsNull() {
    return false;
  }
}
