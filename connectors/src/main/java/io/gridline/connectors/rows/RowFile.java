package io.gridline.connectors.rows;

/** A file that is read row by row, and of a row only the columns that were asked for. */
public interface RowFile extends AutoCloseable {

  /**
   * The next row that is not passed over, or null at the end; the same object every time.
   *
   * @throws BadInput when the file cannot be read on
   */
  TextRow next();

  /** How many rows so far were passed over, because nobody wants to see them. */
  default long passedOver() {
    return 0;
  }

  /** How many bytes of the file have been read, about. */
  long bytesRead();

  @Override
  void close();
}
