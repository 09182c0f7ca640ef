package io.gridline.ops.simulate.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** CSV with a header, as it comes; compressed when the file's format says so. */
final class CsvRowsFile implements RowsFile {

  /** Fastest compression: the files are read once or twice. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(1);
    }
  }

  private final OutputStream file;
  private final OutputStream out;

  CsvRowsFile(Path path, Columns columns, FileFormat format) throws IOException {
    file = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
    out = format == FileFormat.CSV_GZ ? new FastGzip(file) : file;
    out.write((columns.header() + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void append(byte[] csv, int length) throws IOException {
    out.write(csv, 0, length);
  }

  @Override
  public void finish() throws IOException {
    out.close();
  }

  @Override
  public void abandon() throws IOException {
    // Closing the compressor frees its native memory, whatever becomes of its last bytes.
    out.close();
  }
}
