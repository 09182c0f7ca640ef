package io.gridline.ops.bench;

/**
 * What a run took.
 *
 * @param seconds from the request to its answer; of a process that ends, from its start to its end
 * @param peakBytes the most memory its process had resident while it ran
 * @param readBytes what its process has read from files, or from what the system had cached of them
 * @param cpuSeconds what its process has computed, on all cores
 * @param othersCpuSeconds what all other processes of the machine have computed meanwhile
 */
record Measured(
    double seconds, long peakBytes, long readBytes, double cpuSeconds, double othersCpuSeconds) {

  /** How many cores others have kept busy meanwhile. */
  double othersCores() {
    return seconds == 0 ? 0 : othersCpuSeconds / seconds;
  }
}
