package io.gridline.pipelines.step;

import io.gridline.pipelines.entry.ListedEntry;

/**
 * An entry as it is shown on the topic.
 *
 * @param version counts its changes, from 1
 */
public record Shown(ListedEntry entry, int version) {}
