package io.gridline.desk.store;

import java.util.List;

/**
 * A task with all that is known.
 *
 * @param history the latest first
 * @param household the other members' open tasks: one visit
 */
public record TaskDetail(Task task, List<Event> history, List<Task> household) {}
