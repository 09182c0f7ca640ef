package io.gridline.pipelines.task;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The one thing that a task waits for next, and until when.
 *
 * @param at overdue from this instant on
 */
public record Due(Kind kind, Instant at) {

  /** What is waited for. */
  public enum Kind {
    ACKNOWLEDGE,
    FIRST_VISIT,
    DAILY_CHECK,
    /** Observation is over, and the person has to be told. */
    RELEASE,
    /** An answer to a transfer. */
    TRANSFER;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a task in this state waits for; nothing when it is not open.
   *
   * @param clockAt when the clock started: listed, exposed again, or routed here
   * @param stepAt when the last step was taken that the next counts from
   * @param observeUntil when observation ends
   */
  public static Optional<Due> of(
      TaskState state, Instant clockAt, Instant stepAt, Instant observeUntil, Deadlines deadlines) {
    return switch (state) {
      case NEW, DELIVERED -> Optional.of(in(Kind.ACKNOWLEDGE, clockAt, deadlines));
      case ACKNOWLEDGED, CONTACTED -> Optional.of(in(Kind.FIRST_VISIT, clockAt, deadlines));
      case VISITED -> Optional.of(in(Kind.DAILY_CHECK, stepAt, deadlines));
      case UNDER_OBSERVATION -> {
        Due check = in(Kind.DAILY_CHECK, stepAt, deadlines);
        yield Optional.of(
            check.at().isBefore(observeUntil) ? check : new Due(Kind.RELEASE, observeUntil));
      }
      case TRANSFERRED -> Optional.of(in(Kind.TRANSFER, stepAt, deadlines));
      case CLOSED, WITHDRAWN -> Optional.empty();
    };
  }

  private static Due in(Kind kind, Instant from, Deadlines deadlines) {
    return new Due(kind, from.plus(deadlines.of(kind)));
  }
}
