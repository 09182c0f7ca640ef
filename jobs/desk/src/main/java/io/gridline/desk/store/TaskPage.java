package io.gridline.desk.store;

import java.util.List;

/**
 * Some tasks, by what is due first.
 *
 * @param nextCursor where the next page begins; null after the last
 */
public record TaskPage(List<Task> items, String nextCursor) {}
