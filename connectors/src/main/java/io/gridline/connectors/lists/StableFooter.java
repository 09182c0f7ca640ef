package io.gridline.connectors.lists;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Gives a Parquet file a footer that is the same in every process. parquet-java lists the encodings
 * of a column in the sequence of a set of enum constants, which each process hashes in its own way;
 * their sequence says nothing.
 */
final class StableFooter {

  /** Length of the footer, and the magic number. */
  private static final int TAIL = 8;

  private StableFooter() {}

  /** Writes a Parquet file, its footer in a sequence that is always the same. */
  static void write(byte[] parquet, OutputStream to) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(parquet).order(ByteOrder.LITTLE_ENDIAN);
    int length = file.getInt(parquet.length - TAIL);
    int start = parquet.length - TAIL - length;
    byte[] stable = stable(Util.readFileMetaData(new ByteArrayInputStream(parquet, start, length)));
    to.write(parquet, 0, start);
    to.write(stable);
    to.write(
        ByteBuffer.allocate(TAIL)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(stable.length)
            .put("PAR1".getBytes(StandardCharsets.US_ASCII))
            .array());
  }

  private static byte[] stable(FileMetaData footer) throws IOException {
    for (RowGroup group : footer.getRow_groups()) {
      for (ColumnChunk chunk : group.getColumns()) {
        ColumnMetaData column = chunk.getMeta_data();
        column.getEncodings().sort(Comparator.naturalOrder());
        if (column.isSetEncoding_stats()) {
          column
              .getEncoding_stats()
              .sort(
                  Comparator.comparing(PageEncodingStats::getPage_type)
                      .thenComparing(PageEncodingStats::getEncoding));
        }
      }
    }
    footer.getKey_value_metadata().sort(Comparator.comparing(pair -> pair.getKey()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Util.writeFileMetaData(footer, bytes);
    return bytes.toByteArray();
  }
}
