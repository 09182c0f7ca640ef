package io.gridline.ops.bench;

/**
 * One measurement of one contender.
 *
 * @param contender ceiling, consumer or gridline
 * @param share of records at somebody's evidence
 * @param round from 1
 * @param records how many were read as fast as could be
 * @param seconds from when they could be read until the last was done with
 * @param cpuSeconds what the job's process computed meanwhile
 * @param othersCores how many cores other processes kept busy meanwhile, the broker's among them
 * @param halfLoad of Gridline, what came of half as many records a second; else null
 */
record LiveRun(
    String contender,
    double share,
    int round,
    long records,
    double seconds,
    double cpuSeconds,
    double othersCores,
    HalfLoad halfLoad) {

  /**
   * @param perSecond the load
   * @param listed who was to be listed, and was, in both flows
   * @param alerts from produce to visible alert, in milliseconds
   * @param entries from produce to visible committed entry
   * @param checkpoints completed meanwhile
   */
  record HalfLoad(
      double perSecond,
      long records,
      long listed,
      Delays.Percentiles alerts,
      Delays.Percentiles entries,
      LiveCheckpoints.Seen checkpoints) {}

  double perSecondByCpu() {
    return cpuSeconds == 0 ? 0 : records / cpuSeconds;
  }

  double perSecondByWall(int cores) {
    return records / seconds / cores;
  }
}
