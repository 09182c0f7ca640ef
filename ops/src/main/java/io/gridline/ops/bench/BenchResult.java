package io.gridline.ops.bench;

import java.util.List;
import java.util.Map;

/**
 * Everything that a benchmark's file says.
 *
 * @param commandLine what was asked for
 * @param begun ISO 8601
 * @param world what the world was made for
 * @param agreed what was compared before anything was timed, by input
 * @param versions of the contenders
 */
record BenchResult(
    List<String> commandLine,
    String begun,
    Machine machine,
    Map<String, String> world,
    int orders,
    Map<String, SameEntries.Agreement> agreed,
    Map<String, String> versions,
    List<Summary> summaries,
    List<Run> runs) {}
