package io.gridline.ops.simulate.file;

import java.io.IOException;

/** Puts rows into a file of one format with types. */
interface RowEncoder {

  /** Adds a row that fits its types, or is of text columns only. */
  void add(TypedRow row) throws IOException;

  /** The rows since the last call are a group: what a reader reads as one piece. */
  void endGroup() throws IOException;

  void finish() throws IOException;

  void abandon() throws IOException;
}
