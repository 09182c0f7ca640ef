package io.gridline.connectors.columns;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Pages as they were before compression, in one call each. */
final class Decompression implements AutoCloseable {

  private ZstdDecompressCtx zstd;

  static boolean knows(CompressionCodecName codec) {
    return switch (codec) {
      case UNCOMPRESSED, SNAPPY, ZSTD -> true;
      default -> false;
    };
  }

  /** Fills exactly {@code length} bytes of {@code to}, which has to have room for them. */
  void decompress(
      CompressionCodecName codec, byte[] from, int at, int size, byte[] to, int start, int length)
      throws IOException {
    int decompressed = 0;
    if (codec == CompressionCodecName.SNAPPY) {
      // Snappy trusts its own length, so it is asked first.
      DamagedFile.unless(
          Snappy.uncompressedLength(from, at, size) == length, "a page has another length");
      decompressed = Snappy.uncompress(from, at, size, to, start);
    } else {
      decompressed = unpackZstd(from, at, size, to, start, length);
    }
    DamagedFile.unless(decompressed == length, "a page has another length than it says");
  }

  private int unpackZstd(byte[] from, int at, int size, byte[] to, int start, int length)
      throws DamagedFile {
    if (zstd == null) {
      zstd = new ZstdDecompressCtx();
    }
    try {
      return zstd.decompressByteArray(to, start, length, from, at, size);
    } catch (ZstdException e) {
      throw new DamagedFile("a page cannot be decompressed");
    }
  }

  @Override
  public void close() {
    if (zstd != null) {
      zstd.close();
    }
  }
}
