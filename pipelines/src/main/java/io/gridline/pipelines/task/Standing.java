package io.gridline.pipelines.task;

import java.time.Instant;
import java.util.Optional;

/**
 * All that decides what becomes of a task: what a step or a new entry makes of it.
 *
 * @param before where a transferred task was before; null otherwise
 * @param routeCode whose queue it is in
 * @param listedRoute where the entry was routed last: a transfer that was accepted stands until the
 *     entry itself moves
 * @param clockAt when the clock started
 * @param stepAt when the last step was taken that the next counts from
 */
public record Standing(
    TaskState state,
    TaskState before,
    String routeCode,
    String listedRoute,
    Instant lastExposedAt,
    Instant observeUntil,
    Instant clockAt,
    Instant stepAt) {

  /** A task for an entry that nobody has seen. */
  public static Standing listed(
      String routeCode, Instant lastExposedAt, Instant observeUntil, Instant now) {
    return new Standing(
        TaskState.NEW, null, routeCode, routeCode, lastExposedAt, observeUntil, now, now);
  }

  /**
   * What the entry's new form makes of it: in another queue it is new there; exposed again, its
   * clock starts again, and what was closed is new again; listed again, so is what was withdrawn.
   * Otherwise it stays where it is.
   */
  public Standing follow(
      String newRoute, Instant newLastExposedAt, Instant newObserveUntil, Instant now) {
    boolean moved = !newRoute.equals(listedRoute);
    boolean exposedAgain = newLastExposedAt.isAfter(lastExposedAt);
    boolean startsAnew =
        state == TaskState.WITHDRAWN
            || (moved && state != TaskState.CLOSED)
            || (exposedAgain && state == TaskState.CLOSED);
    if (startsAnew) {
      return listed(newRoute, newLastExposedAt, newObserveUntil, now);
    }
    // A transfer that waits for an answer goes on waiting; the clock behind it starts again.
    return new Standing(
        state,
        before,
        moved ? newRoute : routeCode,
        newRoute,
        newLastExposedAt,
        newObserveUntil,
        exposedAgain ? now : clockAt,
        exposedAgain ? now : stepAt);
  }

  /** The entry has left the list; what was closed stays closed. */
  public Standing withdraw() {
    return state == TaskState.CLOSED ? this : in(TaskState.WITHDRAWN, null, stepAt);
  }

  /**
   * What a step makes of it.
   *
   * @param at when it was taken, not after {@code now}
   * @param to the other side's code for {@link Step#ACCEPT}; not looked at otherwise
   */
  public Standing take(Step step, Instant at, Instant now, String to) {
    TaskState next = step.leadsTo(state, before);
    if (step == Step.ACCEPT) {
      return new Standing(next, null, to, listedRoute, lastExposedAt, observeUntil, now, now);
    }
    TaskState nextBefore =
        next == TaskState.TRANSFERRED ? (step == Step.TRANSFER ? state : before) : null;
    boolean counts = step != Step.NOTE && step != Step.CONTACT && step != Step.ACKNOWLEDGE;
    // A check that comes late counts from when it was made, but never before one that is known.
    Instant counted = step == Step.TRANSFER || step == Step.REFUSE ? now : at;
    return in(next, nextBefore, counts && counted.isAfter(stepAt) ? counted : stepAt);
  }

  private Standing in(TaskState next, TaskState nextBefore, Instant nextStepAt) {
    return new Standing(
        next, nextBefore, routeCode, listedRoute, lastExposedAt, observeUntil, clockAt, nextStepAt);
  }

  public Optional<Due> due(Deadlines deadlines) {
    return Due.of(state, clockAt, stepAt, observeUntil, deadlines);
  }

  /** Who has to be told by now. */
  public Escalation escalation(Deadlines deadlines, Instant now) {
    return due(deadlines)
        .map(due -> Escalation.at(now, due, deadlines, routeCode))
        .orElse(Escalation.NONE);
  }
}
