package io.gridline.ops.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What a benchmark is told.
 *
 * @param world folder of the world, made when it is not there
 * @param clusters how many TaskManagers the clusters have that Gridline also runs on; none mostly
 * @param rivalMemory what a rival may use, as {@code 6GB}
 * @param out the figures, JSON
 */
record BenchSettings(
    WorldSize size,
    Path world,
    int orders,
    List<Rival> against,
    Set<Integer> clusters,
    int rounds,
    Set<Input> inputs,
    Set<Start> starts,
    String rivalMemory,
    Path out) {}
