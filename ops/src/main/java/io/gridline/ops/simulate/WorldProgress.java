package io.gridline.ops.simulate;

/** Hears how far the making of a world is, from one thread. */
public interface WorldProgress {

  /** Looking for those who fall ill: everybody is looked at twice. */
  void looked(long people, long ofAll);

  /** Writing: people done, and the feeds' records written with them. */
  void wrote(long people, long ofAll, long records);
}
