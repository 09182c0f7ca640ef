package io.gridline.connectors.file;

import io.gridline.connectors.hadoop.Storage;
import io.gridline.connectors.hadoop.Written;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Written straight to its place, in an object store, where it appears when its stream is closed,
 * whole, and not at all when the stream is given up.
 */
final class DraftOfObject extends Draft {

  private final Path place;
  private Written out;

  DraftOfObject(Path place) {
    this.place = place;
  }

  @Override
  OutputStream opened() throws IOException {
    out = Storage.begin(place);
    return out;
  }

  @Override
  public void put() throws IOException {
    stream().flush();
    out.close();
  }

  @Override
  public void putUnforced() throws IOException {
    put();
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.abort();
    }
  }
}
