package io.gridline.connectors.columns;

/** A page of references to a dictionary. */
final class DictionaryIds implements PageDecoder {

  private final Dictionary dictionary;
  private final Hybrid ids;
  private int[] some;

  private DictionaryIds(Dictionary dictionary, Hybrid ids, int[] reused) {
    this.dictionary = dictionary;
    this.ids = ids;
    this.some = reused;
  }

  /**
   * @param reused an array that may be taken for the ids that are looked at together
   */
  static DictionaryIds of(Page page, Dictionary dictionary, int[] reused) throws DamagedFile {
    DamagedFile.unless(dictionary != null, "a page refers to a dictionary that is not there");
    // A page of nothing but nulls may have no width.
    boolean empty = page.offset() == page.end();
    int width = empty ? 0 : page.bytes()[page.offset()];
    Hybrid ids = new Hybrid(empty ? page : page.from(page.offset() + 1), width);
    return new DictionaryIds(dictionary, ids, reused);
  }

  @Override
  public void pass(int count, int[] wanted, int first, int last, int base, Values to)
      throws DamagedFile {
    if (first == last) {
      ids.skip(count);
      return;
    }
    read(count);
    dictionary.reserve(last - first, to);
    for (int i = first; i < last; i++) {
      dictionary.add(some[wanted[i] - base], to);
    }
  }

  @Override
  public void test(int count, ValueTest test, byte[] marks, Values to) throws DamagedFile {
    byte[] wanted = dictionary.marks(test);
    read(count);
    for (int i = 0; i < count; i++) {
      marks[i] = wanted[some[i]];
    }
    dictionary.reserve(count, to);
    for (int i = 0; i < count; i++) {
      if (marks[i] != 0) {
        dictionary.add(some[i], to);
      }
    }
  }

  private void read(int count) throws DamagedFile {
    if (some.length < count) {
      some = new int[count];
    }
    ids.read(some, count);
    // As one number, so that the loop has no branch: any id too large or negative shows in it.
    int largest = 0;
    boolean negative = false;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, some[i]);
      negative |= some[i] < 0;
    }
    DamagedFile.unless(
        !negative && (largest < dictionary.size() || count == 0), "an id is not in its dictionary");
  }
}
