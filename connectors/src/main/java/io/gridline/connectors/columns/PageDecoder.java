package io.gridline.connectors.columns;

/**
 * The values of one page, nulls left out, one after the other. What a page holds is not trusted:
 * whatever it says about lengths and counts is held against where it ends.
 */
interface PageDecoder {

  /**
   * Passes over the next {@code count} values.
   *
   * @param wanted which of them to add, from 0, ascending
   * @param first the first element of {@code wanted} that counts
   * @param last the element behind the last that counts
   * @param base what is to be taken off each element of {@code wanted}
   */
  void pass(int count, int[] wanted, int first, int last, int base, Values to) throws DamagedFile;

  /**
   * Passes over the next {@code count} values, marks by 1 those that are wanted and by 0 the
   * others, and adds the wanted ones.
   */
  void test(int count, ValueTest test, byte[] marks, Values to) throws DamagedFile;
}
