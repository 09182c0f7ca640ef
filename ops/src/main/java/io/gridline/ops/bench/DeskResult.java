package io.gridline.ops.bench;

import java.util.List;
import java.util.Map;

/**
 * Everything that the file of a benchmark of the desk says.
 *
 * @param commandLine what was asked for
 * @param begun ISO 8601
 * @param held with a transaction held open and without; null when none was
 */
record DeskResult(
    List<String> commandLine,
    String begun,
    Machine machine,
    Map<String, String> versions,
    DeskBenchSettings settings,
    List<DeskSummary> summaries,
    List<DeskRun> runs,
    DeskHold.Held held) {}
