package io.gridline.connectors.columns;

/** Asked of the bytes of a value, of those of a dictionary once each. */
public interface ValueTest {

  /** Whether the row of that value is wanted; the array is only lent. */
  boolean wants(byte[] bytes, int offset, int length);

  /** Whether the row of a null is wanted. */
  boolean wantsNull();
}
