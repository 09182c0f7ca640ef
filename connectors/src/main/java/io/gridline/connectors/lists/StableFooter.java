package io.gridline.connectors.lists;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

  static void put(Path parquet) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(parquet.toFile(), "rw")) {
      byte[] tail = new byte[TAIL];
      file.seek(file.length() - TAIL);
      file.readFully(tail);
      int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
      long start = file.length() - TAIL - length;
      byte[] footer = new byte[length];
      file.seek(start);
      file.readFully(footer);
      byte[] stable = stable(Util.readFileMetaData(new ByteArrayInputStream(footer)));
      file.seek(start);
      file.write(stable);
      file.write(
          ByteBuffer.allocate(TAIL)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putInt(stable.length)
              .put("PAR1".getBytes(StandardCharsets.US_ASCII))
              .array());
      file.setLength(file.getFilePointer());
    }
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
