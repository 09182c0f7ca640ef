package io.gridline.connectors.columns;

import java.io.IOException;

/** What a file holds is not what its own headers say. The message names no value. */
public final class DamagedFile extends IOException {

  private static final long serialVersionUID = 1;

  DamagedFile(String message) {
    super(message);
  }

  static void unless(boolean whole, String message) throws DamagedFile {
    if (!whole) {
      throw new DamagedFile(message);
    }
  }
}
