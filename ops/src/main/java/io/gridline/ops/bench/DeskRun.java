package io.gridline.ops.bench;

/**
 * All tasks acknowledged by one contender. Held to be true: each once.
 *
 * @param contender plain, gridline, gridline-http or gridline-http-paced
 * @param seconds from the first question to the last answer
 * @param p50Millis from a question, or from when it was meant to be asked, to its answer
 */
record DeskRun(
    int round,
    String contender,
    int tasks,
    double seconds,
    double perSecond,
    double p50Millis,
    double p99Millis,
    double maxMillis) {}
