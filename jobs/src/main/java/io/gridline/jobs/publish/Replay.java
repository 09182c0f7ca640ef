package io.gridline.jobs.publish;

import java.time.Instant;
import java.util.Optional;

/**
 * Records are sent as they happened, by their start, only faster.
 *
 * @param speed how many times faster
 * @param from when it begins: what started before is sent at once; with the first record when
 *     absent
 */
public record Replay(double speed, Optional<Instant> from) {}
