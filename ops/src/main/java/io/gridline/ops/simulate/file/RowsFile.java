package io.gridline.ops.simulate.file;

import java.io.IOException;

/** One file while it is written; its rows come as CSV. */
interface RowsFile {

  /** Appends whole rows, each ended by a line feed. */
  void append(byte[] csv, int length) throws IOException;

  /** Ends the file. */
  void finish() throws IOException;

  /** Lets the file go as it is: it will be deleted. */
  void abandon() throws IOException;
}
