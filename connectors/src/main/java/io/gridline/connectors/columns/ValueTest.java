package io.gridline.connectors.columns;

/**
 * Asked of the bytes of values, many at a time, of those of a dictionary once each. May keep state:
 * for one thread.
 */
public interface ValueTest {

  /**
   * Marks by 1 the values whose rows are wanted, by 0 the others.
   *
   * @param bytes where the values are; only lent
   * @param offsets where each begins
   * @param lengths how many bytes each has
   * @param marks of the values, the first at {@code first}
   */
  void mark(byte[] bytes, int[] offsets, int[] lengths, int count, byte[] marks, int first);

  /** Whether the row of a null is wanted. */
  boolean wantsNull();
}
