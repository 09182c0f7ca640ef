package io.gridline.ops.simulate.file;

import java.io.IOException;
import java.util.Arrays;

/**
 * A file with types. Rows wait as text until a group is full, so that many files can be open at
 * once: an open group of a Parquet writer would take several times the room.
 */
final class TypedRowsFile implements RowsFile {

  /** Where rows go that say something that the types cannot. */
  interface Misfits {
    void append(byte[] csv, int from, int to) throws IOException;
  }

  private final RowEncoder encoder;
  private final TypedRow row;
  private final int groupBytes;
  private final Misfits misfits;
  private byte[] waiting = new byte[0];
  private int length;

  TypedRowsFile(RowEncoder encoder, Columns columns, int groupBytes, Misfits misfits) {
    this.encoder = encoder;
    this.row = new TypedRow(columns);
    this.groupBytes = groupBytes;
    this.misfits = misfits;
  }

  @Override
  public void append(byte[] csv, int more) throws IOException {
    if (length + more > waiting.length) {
      waiting = Arrays.copyOf(waiting, Math.max(length + more, Math.min(2 * length, groupBytes)));
    }
    System.arraycopy(csv, 0, waiting, length, more);
    length += more;
    if (length >= groupBytes) {
      encode();
    }
  }

  @Override
  public void finish() throws IOException {
    encode();
    encoder.finish();
    waiting = new byte[0];
  }

  @Override
  public void abandon() throws IOException {
    encoder.abandon();
  }

  private void encode() throws IOException {
    for (int at = 0; at < length; ) {
      int next = row.read(waiting, at);
      if (row.fits()) {
        encoder.add(row);
      } else {
        misfits.append(waiting, at, next);
      }
      at = next;
    }
    length = 0;
    encoder.endGroup();
  }
}
