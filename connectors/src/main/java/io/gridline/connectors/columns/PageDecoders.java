package io.gridline.connectors.columns;

import java.io.IOException;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Which decoder a page of a column needs. */
final class PageDecoders {

  private final PrimitiveTypeName type;
  private final int length;
  private final boolean isNumber;
  private final int[] ids;
  private final Dictionary dictionary;
  private long[] first = new long[0];
  private long[] second = new long[0];

  PageDecoders(PrimitiveType type, int batch) {
    this.type = type.getPrimitiveTypeName();
    this.length = ColumnKinds.width(type);
    this.isNumber = ColumnKinds.isNumber(type);
    this.ids = new int[batch];
    this.dictionary = new Dictionary(isNumber);
  }

  /** The dictionary on that page; the one before is not good any more. */
  Dictionary dictionary(Page page, int size) throws IOException {
    DamagedFile.unless(
        size >= 0 && size <= page.end() - page.offset(), "a dictionary has no such size");
    dictionary.read(plain(page), size, page.end() - page.offset());
    return dictionary;
  }

  /**
   * @param rows how many the page has, with nulls
   * @param ofChunk its dictionary, null when the chunk has none
   */
  PageDecoder of(Encoding encoding, Page page, int rows, Dictionary ofChunk) throws IOException {
    DamagedFile.unless(encoding != null, "a page has no encoding");
    switch (encoding) {
      case PLAIN:
        return plain(page);
      case PLAIN_DICTIONARY, RLE_DICTIONARY:
        return DictionaryIds.of(page, ofChunk, ids);
      case RLE:
        DamagedFile.unless(type == PrimitiveTypeName.BOOLEAN, "an encoding for another type");
        return Booleans.inRuns(page);
      case DELTA_BINARY_PACKED:
        DamagedFile.unless(isNumber, "an encoding for another type");
        return new ReadNumbers(numbers(page, rows), type == PrimitiveTypeName.INT32);
      case DELTA_LENGTH_BYTE_ARRAY:
        DamagedFile.unless(!isNumber, "an encoding for another type");
        return new DeltaLengthBytes(page, numbers(page, rows));
      case DELTA_BYTE_ARRAY:
        DamagedFile.unless(!isNumber, "an encoding for another type");
        return deltaBytes(page, rows);
      default:
        throw new DamagedFile("a page has an encoding that its footer does not name");
    }
  }

  private PageDecoder plain(Page page) {
    return switch (type) {
      case INT32, INT64 -> new PlainNumbers(page, length);
      case BOOLEAN -> Booleans.plain(page);
      case BINARY -> new PlainBytes(page);
      default -> new FixedBytes(page, length);
    };
  }

  private PageDecoder deltaBytes(Page page, int rows) throws DamagedFile {
    DeltaNumbers prefixes = numbers(page, rows);
    DeltaNumbers suffixes = DeltaNumbers.read(page.from(prefixes.end()), rows, second);
    second = suffixes.numbers();
    return new DeltaBytes(page, prefixes, suffixes);
  }

  private DeltaNumbers numbers(Page page, int rows) throws DamagedFile {
    DeltaNumbers read = DeltaNumbers.read(page, rows, first);
    first = read.numbers();
    return read;
  }
}
