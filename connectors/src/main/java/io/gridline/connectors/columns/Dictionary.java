package io.gridline.connectors.columns;

/**
 * The values that the pages of one column chunk refer to by number, and what a test said of them.
 */
final class Dictionary {

  private final Values values = new Values();
  private final Selection all = new Selection();
  private final Block block = new Block();
  private final Values wanted = new Values();
  private final boolean areNumbers;
  private byte[] marks = new byte[0];
  private ValueTest marksOf;

  Dictionary(boolean areNumbers) {
    this.areNumbers = areNumbers;
  }

  /**
   * Reads all its values instead of those that it had; it keeps nothing of the page.
   *
   * @param bytes how many they have, at most
   */
  void read(PageDecoder page, int size, int bytes) throws DamagedFile {
    values.clear();
    marksOf = null;
    if (!areNumbers) {
      values.reserveContent(bytes);
    }
    page.pass(size, all.all(size).positions(), 0, size, 0, values);
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
      int size = values.size();
      marks = marks.length < size ? new byte[size] : marks;
      wanted.clear();
      wanted.reserveBytes(size);
      for (int done = 0; done < size; done += Block.SIZE) {
        block.clear();
        for (int id = done; id < size && id < done + Block.SIZE; id++) {
          block.add(values.offset(id), values.length(id));
        }
        block.test(values.bytes(), test, marks, done, wanted);
      }
      marksOf = test;
    }
    return marks;
  }
}
