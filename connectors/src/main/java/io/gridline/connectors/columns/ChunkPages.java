package io.gridline.connectors.columns;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** The pages of one column chunk after another; of a page first its header, then its bytes. */
final class ChunkPages implements AutoCloseable {

  /** No footer is believed to need more memory than this for one page, unless it says so. */
  private static final long LARGE = 1 << 28;

  private final ChunkBytes bytes;
  private final Decompression decompression = new Decompression();
  private CompressionCodecName codec;
  private long largest;
  private PageHeader header;
  private byte[] uncompressed = new byte[0];

  ChunkPages(FileChannel channel) {
    this.bytes = new ChunkBytes(channel);
  }

  void begin(ColumnChunkMetaData chunk) throws IOException {
    bytes.begin(chunk.getStartingPos(), chunk.getTotalSize());
    codec = chunk.getCodec();
    largest = Math.max(LARGE, chunk.getTotalUncompressedSize());
  }

  /** The header of the next page; the bytes of the one before have been taken or left. */
  PageHeader next() throws IOException {
    header = Util.readPageHeader(bytes);
    DamagedFile.unless(
        header.getUncompressed_page_size() >= 0 && header.getUncompressed_page_size() <= largest,
        "a page has no such size");
    return header;
  }

  void leave() throws IOException {
    bytes.leave(header.getCompressed_page_size());
  }

  /**
   * The bytes of the page, good until the next is asked for.
   *
   * @param plain how many bytes at its start are not compressed
   * @param isCompressed whether the others are
   */
  Page take(int plain, boolean isCompressed) throws IOException {
    int size = header.getCompressed_page_size();
    int length = header.getUncompressed_page_size();
    int at = bytes.take(size);
    byte[] page = bytes.buffer();
    verify(page, at, size);
    if (!isCompressed || codec == CompressionCodecName.UNCOMPRESSED) {
      DamagedFile.unless(size == length, "a page has another length than it says");
      return new Page(page, at, at + size);
    }
    DamagedFile.unless(
        plain >= 0 && plain <= size && plain <= length, "levels are longer than their page");
    if (uncompressed.length < length + Page.PADDING) {
      uncompressed = new byte[length + Page.PADDING];
    }
    System.arraycopy(page, at, uncompressed, 0, plain);
    if (length > plain) {
      decompression.decompress(
          codec, page, at + plain, size - plain, uncompressed, plain, length - plain);
    }
    return new Page(uncompressed, 0, length);
  }

  private void verify(byte[] page, int at, int size) throws DamagedFile {
    if (header.isSetCrc()) {
      CRC32 sum = new CRC32();
      sum.update(page, at, size);
      DamagedFile.unless((int) sum.getValue() == header.getCrc(), "a page has another checksum");
    }
  }

  @Override
  public void close() {
    decompression.close();
  }
}
