package io.gridline.connectors.columns;

import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;

/** The data pages of one column chunk after another, and the rows that they still have. */
final class DataPages {

  private static final int[] NONE = {};

  private final ChunkPages bytes;
  private final PageDecoders decoders;
  private final boolean isOptional;
  private final Values nothing = new Values();
  private Dictionary dictionary;
  private long rowsLeft;

  private PageHeader header;
  private int pageLeft;
  private PageDecoder values;
  private int[] levels = new int[0];
  private int levelAt;
  private boolean hasNulls;

  DataPages(ChunkPages bytes, ColumnDescriptor column, int batch) {
    this.bytes = bytes;
    this.decoders = new PageDecoders(column.getPrimitiveType(), batch);
    this.isOptional = column.getMaxDefinitionLevel() > 0;
  }

  void begin(long rows) {
    rowsLeft = rows;
    dictionary = null;
    pageLeft = 0;
    values = null;
  }

  /** Passes over rows; pages of which nobody wants any stay unread. */
  void skip(long rows) throws IOException {
    for (long left = rows; left > 0; ) {
      if (pageLeft == 0) {
        nextHeader();
      }
      int some = (int) Math.min(left, pageLeft);
      if (values == null && some == pageLeft) {
        bytes.leave();
        pageLeft = 0;
      } else {
        openPage();
        values.pass(presentAmong(some), NONE, 0, 0, 0, nothing);
        passed(some);
      }
      left -= some;
    }
  }

  /**
   * Reads the page of the next row.
   *
   * @return how many rows it still has, and no more than {@code most}
   */
  int open(int most) throws IOException {
    while (pageLeft == 0) {
      nextHeader();
      if (pageLeft == 0) {
        bytes.leave();
      }
    }
    openPage();
    return Math.min(most, pageLeft);
  }

  /** The values of the page that is open, from the next row on. */
  PageDecoder values() {
    return values;
  }

  boolean hasNulls() {
    return hasNulls;
  }

  /** Whether that row, counted from the next, has a value. */
  boolean isPresent(int row) {
    return levels[levelAt + row] > 0;
  }

  void passed(int rows) {
    pageLeft -= rows;
    levelAt += rows;
    if (pageLeft == 0) {
      values = null;
    }
  }

  /** Marks by 1 those of the next rows that are wanted, by 0 the others, and adds their values. */
  void mark(int rows, ValueTest test, byte[] marks, Values to) throws DamagedFile {
    int present = presentAmong(rows);
    values.test(present, test, marks, to);
    if (hasNulls) {
      byte ofNull = (byte) (test.wantsNull() ? 1 : 0);
      for (int row = rows - 1; row >= 0; row--) {
        marks[row] = isPresent(row) ? marks[--present] : ofNull;
      }
    }
  }

  private int presentAmong(int rows) {
    if (!hasNulls) {
      return rows;
    }
    int present = 0;
    for (int row = 0; row < rows; row++) {
      present += isPresent(row) ? 1 : 0;
    }
    return present;
  }

  private void nextHeader() throws IOException {
    DamagedFile.unless(rowsLeft > 0, "a column has fewer rows than its group");
    header = bytes.next();
    while (header.getType() != PageType.DATA_PAGE && header.getType() != PageType.DATA_PAGE_V2) {
      if (header.getType() == PageType.DICTIONARY_PAGE) {
        readDictionary();
      } else {
        bytes.leave();
      }
      header = bytes.next();
    }
    boolean first = header.getType() == PageType.DATA_PAGE;
    DamagedFile.unless(
        first ? header.isSetData_page_header() : header.isSetData_page_header_v2(),
        "a page has no header of its type");
    pageLeft =
        first
            ? header.getData_page_header().getNum_values()
            : header.getData_page_header_v2().getNum_values();
    DamagedFile.unless(
        pageLeft >= 0 && pageLeft <= rowsLeft, "a column has more rows than its group");
    rowsLeft -= pageLeft;
  }

  private void readDictionary() throws IOException {
    DictionaryPageHeader about = header.getDictionary_page_header();
    DamagedFile.unless(about != null, "a page has no header of its type");
    dictionary = decoders.dictionary(bytes.take(0, true), about.getNum_values());
  }

  private void openPage() throws IOException {
    if (values != null) {
      return;
    }
    levelAt = 0;
    if (header.getType() == PageType.DATA_PAGE) {
      openFirst(header.getData_page_header());
    } else {
      openSecond(header.getData_page_header_v2());
    }
  }

  private void openFirst(DataPageHeader about) throws IOException {
    Page page = bytes.take(0, true);
    hasNulls = false;
    if (isOptional) {
      DamagedFile.unless(
          about.getDefinition_level_encoding() == Encoding.RLE, "levels have another encoding");
      Page part = page.prefixed();
      readLevels(part);
      page = page.from(part.end());
    }
    values = decoder(about.getEncoding(), page);
  }

  private void openSecond(DataPageHeaderV2 about) throws IOException {
    int repetition = about.getRepetition_levels_byte_length();
    int definition = about.getDefinition_levels_byte_length();
    DamagedFile.unless(
        repetition == 0 && definition >= 0, "a page has levels where its column has none");
    Page page = bytes.take(definition, !about.isSetIs_compressed() || about.isIs_compressed());
    hasNulls = false;
    Page rest = page.from(page.offset() + definition);
    if (isOptional) {
      readLevels(new Page(page.bytes(), page.offset(), rest.offset()));
    }
    values = decoder(about.getEncoding(), rest);
  }

  /** Of a page of nothing but nulls nothing else can be relied on. */
  private PageDecoder decoder(Encoding encoding, Page page) throws IOException {
    return presentAmong(pageLeft) == 0
        ? decoders.of(Encoding.PLAIN, page, 0, null)
        : decoders.of(encoding, page, pageLeft, dictionary);
  }

  private void readLevels(Page page) throws DamagedFile {
    Hybrid read = new Hybrid(page, 1);
    if (read.passRun(pageLeft, 1)) {
      return;
    }
    if (levels.length < pageLeft) {
      levels = new int[pageLeft];
    }
    read.read(levels, pageLeft);
    for (int row = 0; row < pageLeft; row++) {
      hasNulls |= levels[row] == 0;
    }
  }
}
