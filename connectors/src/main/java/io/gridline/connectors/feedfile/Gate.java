package io.gridline.connectors.feedfile;

import io.gridline.connectors.csv.CsvFile;
import io.gridline.connectors.feedfile.Decoded.Accepted;
import io.gridline.connectors.rows.PassOver;
import io.gridline.connectors.rows.RowGroups;
import io.gridline.connectors.rows.TextRow;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimRef;
import io.gridline.pipelines.order.ZoneIndex;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.RecordId;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The gate: the only code that sees raw identifiers of feeds. Decodes, checks, asks a carrier
 * record's place before anything else, and lets through only hashes and seals.
 */
public final class Gate {

  private static final int REMEMBERED = 1 << 16;

  private final Source source;
  private final FeedColumns columns;
  private final FeedDecoder decoder;
  private final PassOver passOver;
  private final GateKeys keys;
  private final Map<Claim, ClaimRef> known = new HashMap<>();

  public Gate(Source source, References references, ZoneIndex zones, GateKeys keys) {
    this.source = source;
    this.columns = FeedColumns.of(source);
    this.decoder = FeedDecoder.of(source, references, zones::covers);
    this.passOver = decoder.passOver();
    this.keys = keys;
  }

  /**
   * Passes a file through, row by row.
   *
   * @param groups of a Parquet file, those to be passed
   * @throws io.gridline.connectors.rows.BadInput when its header lacks a column or it cannot be
   *     read to its end
   */
  public void pass(FeedInput input, RowGroups groups, Path feeds, GateSink sink)
      throws IOException {
    try (Passage passage = open(input, groups, feeds)) {
      boolean goesOn = true;
      while (goesOn) {
        goesOn = passage.next(sink);
      }
    }
  }

  /**
   * Opens a file and reads its header.
   *
   * @param groups of a Parquet file, those to be passed
   * @throws io.gridline.connectors.rows.BadInput when its header lacks a column
   */
  public Passage open(FeedInput input, RowGroups groups, Path feeds) {
    return new Passage(this, FeedFile.open(input, groups, feeds, columns, passOver));
  }

  /**
   * Reads the header of records that come as CSV, and passes them as they come.
   *
   * @param name what errors call it
   * @throws io.gridline.connectors.rows.BadInput when the header lacks a column
   */
  public Passage open(InputStream csv, String name, Charset charset) {
    return new Passage(this, CsvFile.read(csv, name, charset, columns.names(), columns.required()));
  }

  void pass(TextRow row, GateSink sink) throws IOException {
    Decoded decoded = decoder.decode(row);
    if (decoded instanceof Decoded.Outside) {
      sink.outside(1);
    } else if (decoded instanceof Accepted accepted) {
      sink.accepted(sealed(accepted));
    } else if (decoded instanceof Decoded.Rejected rejected) {
      byte[] raw = source == Source.CARRIER ? null : keys.seal(raw(row), "dead-letter");
      sink.rejected(new Rejection(rejected.reason(), row.line(), raw));
    }
  }

  private Revision sealed(Accepted accepted) {
    RecordId id = new RecordId(source, accepted.recordId());
    Presence presence =
        new Presence(
            id,
            refer(accepted.claim()),
            accepted.interval(),
            accepted.place(),
            accepted.trip(),
            accepted.stay(),
            keys.sealName(accepted.name()));
    return new Revision(
        id,
        accepted.revision(),
        accepted.cancelled(),
        presence,
        keys.sealComparison(accepted.comparison()));
  }

  /** People come again: hashing and sealing cost more than all else. */
  private ClaimRef refer(Claim claim) {
    if (known.size() >= REMEMBERED) {
      known.clear();
    }
    return known.computeIfAbsent(claim, keys::refer);
  }

  /** The columns of the contract as they were read, one on a line. */
  private byte[] raw(TextRow row) {
    StringBuilder raw = new StringBuilder();
    for (int i = 0; i < columns.names().size(); i++) {
      raw.append(columns.names().get(i)).append(": ").append(row.value(i)).append('\n');
    }
    return raw.toString().getBytes(StandardCharsets.UTF_8);
  }
}
