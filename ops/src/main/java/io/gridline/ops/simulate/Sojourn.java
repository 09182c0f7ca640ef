package io.gridline.ops.simulate;

/**
 * Somebody being away from home around one cell (−1: where no cell of ours is), in minutes. What
 * the person's phone could have seen, and for Wuhan what the truth counts.
 */
record Sojourn(int cell, int from, int to) {}
