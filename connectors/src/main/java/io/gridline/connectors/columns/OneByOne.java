package io.gridline.connectors.columns;

/** A test that looks at one value at a time. */
public interface OneByOne extends ValueTest {

  /** Whether the rows of that value are wanted; the array is only lent. */
  boolean wants(byte[] bytes, int offset, int length);

  @Override
  default void mark(
      byte[] bytes, int[] offsets, int[] lengths, int count, byte[] marks, int first) {
    for (int i = 0; i < count; i++) {
      marks[first + i] = (byte) (wants(bytes, offsets[i], lengths[i]) ? 1 : 0);
    }
  }
}
