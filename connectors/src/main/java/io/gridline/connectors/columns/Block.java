package io.gridline.connectors.columns;

/** Where some values of a page are, so that a test can be asked of all of them together. */
final class Block {

  static final int SIZE = 512;

  private final int[] offsets = new int[SIZE];
  private final int[] lengths = new int[SIZE];
  private int size;

  void clear() {
    size = 0;
  }

  void add(int offset, int length) {
    offsets[size] = offset;
    lengths[size++] = length;
  }

  /** Marks the values from {@code first} on, and adds those that are wanted. */
  void test(byte[] bytes, ValueTest test, byte[] marks, int first, Values to) {
    test.mark(bytes, offsets, lengths, size, marks, first);
    for (int i = 0; i < size; i++) {
      if (marks[first + i] != 0) {
        to.add(bytes, offsets[i], lengths[i]);
      }
    }
  }
}
