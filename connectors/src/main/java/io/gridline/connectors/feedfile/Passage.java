package io.gridline.connectors.feedfile;

import io.gridline.connectors.rows.RowFile;
import io.gridline.connectors.rows.TextRow;
import java.io.IOException;

/** One file on its way through the gate, row by row as its user asks for them. */
public final class Passage implements AutoCloseable {

  private static final int TOLD_EVERY = 1 << 12;

  private final Gate gate;
  private final RowFile file;
  private long rows;
  private long toldAt = TOLD_EVERY;
  private boolean isOver;

  Passage(Gate gate, RowFile file) {
    this.gate = gate;
    this.file = file;
  }

  /**
   * Passes the next row; at the end of the file tells how many more were passed over.
   *
   * @return false at the end
   * @throws io.gridline.connectors.rows.BadInput when the file cannot be read on
   */
  public boolean next(GateSink sink) throws IOException {
    TextRow row = file.next();
    if (row == null) {
      if (!isOver && file.passedOver() > 0) {
        sink.outside(file.passedOver());
      }
      isOver = true;
      return false;
    }
    gate.pass(row, sink);
    rows++;
    if (rows + file.passedOver() >= toldAt) {
      toldAt = rows + file.passedOver() + TOLD_EVERY;
      sink.reached(file.bytesRead());
    }
    return true;
  }

  @Override
  public void close() {
    file.close();
  }
}
