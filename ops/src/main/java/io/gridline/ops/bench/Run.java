package io.gridline.ops.bench;

/**
 * One timed run.
 *
 * @param round from 1
 * @param load how many processes were ready to run, on average of the minute before
 */
record Run(String contender, Start start, Input input, int round, double load, Measured measured) {}
