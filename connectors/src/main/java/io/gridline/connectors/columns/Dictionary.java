package io.gridline.connectors.columns;

/**
 * The values that the pages of one column chunk refer to by number, and what a test said of them.
 */
final class Dictionary {

  private final Values values = new Values();
  private final boolean areNumbers;
  private byte[] marks;
  private ValueTest marksOf;

  private Dictionary(boolean areNumbers) {
    this.areNumbers = areNumbers;
  }

  /** Reads all its values; it keeps nothing of the page. */
  static Dictionary read(PageDecoder page, int size, boolean areNumbers) throws DamagedFile {
    Dictionary dictionary = new Dictionary(areNumbers);
    page.pass(size, new Selection().all(size).positions(), 0, size, 0, dictionary.values);
    return dictionary;
  }

  int size() {
    return values.size();
  }

  void add(int id, Values to) {
    if (areNumbers) {
      to.add(values.number(id));
    } else {
      to.add(values.bytes(), values.offset(id), values.length(id));
    }
  }

  void reserve(int more, Values to) {
    if (areNumbers) {
      to.reserveNumbers(more);
    } else {
      to.reserveBytes(more);
    }
  }

  /** By id, 1 for what the test wants; each value is asked about once. */
  byte[] marks(ValueTest test) {
    if (marksOf != test) {
      marks = new byte[values.size()];
      for (int id = 0; id < marks.length; id++) {
        marks[id] =
            (byte) (test.wants(values.bytes(), values.offset(id), values.length(id)) ? 1 : 0);
      }
      marksOf = test;
    }
    return marks;
  }
}
