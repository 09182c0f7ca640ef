package io.gridline.pipelines.task;

import static io.gridline.pipelines.task.TaskState.ACKNOWLEDGED;
import static io.gridline.pipelines.task.TaskState.CLOSED;
import static io.gridline.pipelines.task.TaskState.CONTACTED;
import static io.gridline.pipelines.task.TaskState.DELIVERED;
import static io.gridline.pipelines.task.TaskState.NEW;
import static io.gridline.pipelines.task.TaskState.TRANSFERRED;
import static io.gridline.pipelines.task.TaskState.UNDER_OBSERVATION;
import static io.gridline.pipelines.task.TaskState.VISITED;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody may do with a task, from which states, and where it leads: the one table of what
 * follows from what. A step that is taken from a later state than it leads to is a further entry in
 * the history and moves nothing back.
 */
public enum Step {
  ACKNOWLEDGE(ACKNOWLEDGED, NEW, DELIVERED),
  /** Who calls has acknowledged. */
  CONTACT(CONTACTED, NEW, DELIVERED, ACKNOWLEDGED, CONTACTED, VISITED, UNDER_OBSERVATION),
  VISIT(VISITED, NEW, DELIVERED, ACKNOWLEDGED, CONTACTED, VISITED, UNDER_OBSERVATION),
  OBSERVE(UNDER_OBSERVATION, ACKNOWLEDGED, CONTACTED, VISITED),
  CHECK(UNDER_OBSERVATION, CONTACTED, VISITED, UNDER_OBSERVATION),
  CLOSE(CLOSED, NEW, DELIVERED, ACKNOWLEDGED, CONTACTED, VISITED, UNDER_OBSERVATION),
  TRANSFER(TRANSFERRED, NEW, DELIVERED, ACKNOWLEDGED, CONTACTED, VISITED, UNDER_OBSERVATION),
  /** By those whom it was transferred to: it is new in their queue. */
  ACCEPT(NEW, TRANSFERRED),
  /** By those whom it was transferred to: it goes back to where it was. */
  REFUSE(null, TRANSFERRED),
  /** Changes nothing. */
  NOTE(null, NEW, DELIVERED, ACKNOWLEDGED, CONTACTED, VISITED, UNDER_OBSERVATION, TRANSFERRED);

  private final TaskState to;

  /** A bit for each state. */
  private final int from;

  Step(TaskState to, TaskState... from) {
    this.to = to;
    this.from = Arrays.stream(from).mapToInt(Step::bit).reduce(0, (one, other) -> one | other);
  }

  private static int bit(TaskState state) {
    return 1 << state.ordinal();
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Step> of(String text) {
    return Arrays.stream(values()).filter(step -> step.text().equals(text)).findFirst();
  }

  public boolean isAllowed(TaskState state) {
    return (from & bit(state)) != 0;
  }

  /**
   * Whether it only adds to what is known, so that it counts although the task has changed since a
   * phone without a network last saw it.
   */
  public boolean onlyAdds() {
    return this == CONTACT || this == VISIT || this == CHECK || this == NOTE;
  }

  /** Whether the answer of the other side to a transfer, which is theirs alone. */
  public boolean answersTransfer() {
    return this == ACCEPT || this == REFUSE;
  }

  /**
   * @param before where a task that is transferred was before
   */
  public TaskState leadsTo(TaskState state, TaskState before) {
    if (!isAllowed(state)) {
      throw new IllegalArgumentException(this + " does not follow " + state);
    }
    if (this == REFUSE) {
      return before;
    }
    boolean movesBack = onlyAdds() && (to == null || to.compareTo(state) < 0);
    return movesBack ? state : to;
  }
}
