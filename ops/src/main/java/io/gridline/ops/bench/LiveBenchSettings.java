package io.gridline.ops.bench;

import io.gridline.jobs.alert.StateKeeping;
import java.nio.file.Path;
import java.util.List;

/**
 * What a benchmark of the live job is made for.
 *
 * @param shares of records at somebody's evidence
 * @param warmUp rounds before those, which are not counted: what is not compiled yet is slower
 * @param seconds about how long each flow lasts
 * @param folder where the broker's and the job's files go
 */
record LiveBenchSettings(
    List<Double> shares,
    int residents,
    int rounds,
    int warmUp,
    int seconds,
    long checkpointMillis,
    long bufferTimeoutMillis,
    StateKeeping state,
    int parallelism,
    Path folder) {}
