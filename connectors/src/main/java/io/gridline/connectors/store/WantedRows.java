package io.gridline.connectors.store;

import io.gridline.connectors.columns.ColumnFile;
import io.gridline.connectors.columns.OneByOne;
import io.gridline.connectors.columns.Selection;
import io.gridline.pipelines.identity.ClaimHashes;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** Which rows of the store's parts are read. Of the others only what tells that is looked at. */
public sealed interface WantedRows extends Serializable {

  /** All of them. */
  WantedRows ALL = new Every();

  /** Those that bear one of these claims. */
  static WantedRows of(ClaimHashes claims) {
    return new OfClaims(claims);
  }

  /** Those that stand there. */
  static WantedRows at(Map<String, RoaringBitmap> rowsByPart) {
    return new At(rowsByPart);
  }

  /** The wanted rows of the batch that the file is at. */
  Selection select(String part, ColumnFile file) throws IOException;

  /** All of them. */
  record Every() implements WantedRows {
    @Override
    public Selection select(String part, ColumnFile file) {
      return file.all();
    }
  }

  /** Those of claims. */
  record OfClaims(ClaimHashes claims) implements WantedRows {
    @Override
    public Selection select(String part, ColumnFile file) throws IOException {
      return file.select(PartColumn.CLAIM_HASH.ordinal(), new IsOneOf(claims));
    }
  }

  /** Those at known places. */
  record At(Map<String, RoaringBitmap> rowsByPart) implements WantedRows {
    @Override
    public Selection select(String part, ColumnFile file) {
      RoaringBitmap rows = rowsByPart.getOrDefault(part, new RoaringBitmap());
      long first = file.firstRow();
      return file.where(position -> rows.contains((int) (first + position)));
    }
  }

  /** Looks for the sixteen bytes of a claim's hash. */
  record IsOneOf(ClaimHashes claims) implements OneByOne {

    @Override
    public boolean wants(byte[] bytes, int offset, int length) {
      return claims.contains(
          PartColumn.longAt(bytes, offset), PartColumn.longAt(bytes, offset + Long.BYTES));
    }

    @Override
    public boolean wantsNull() {
      return false;
    }
  }
}
