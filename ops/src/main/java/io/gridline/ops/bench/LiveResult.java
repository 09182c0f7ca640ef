package io.gridline.ops.bench;

import java.util.List;
import java.util.Map;

/**
 * Everything that the file of a benchmark of the live job says.
 *
 * @param commandLine what was asked for
 * @param begun ISO 8601
 * @param evidence which records are at somebody's evidence
 * @param others which are at nobody's
 */
record LiveResult(
    List<String> commandLine,
    String begun,
    Machine machine,
    Map<String, String> versions,
    Map<String, Object> settings,
    String evidence,
    String others,
    List<LiveSummary> summaries,
    List<LiveRun> runs) {

  static final String EVIDENCE =
      "residents', in turn: a night in a hotel in the zone; three hours of a phone there; a train"
          + " from there home";

  static final String OTHERS =
      "in turn: a resident's train from home to elsewhere; a resident's night in a hotel at home; a"
          + " resident's flight outside the zone; five minutes in the zone of a phone that the"
          + " register does not know";
}
