package io.gridline.ops.simulate;

/** Everything that one block adds to the files of a world. */
record BlockRows(Chunks feeds, RegisterRows register, TruthRows truth) {}
