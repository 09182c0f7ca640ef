package io.gridline.pipelines.entry;

import io.gridline.pipelines.presence.Division;

/**
 * The queue that an entry goes to, or the province it is referred to, and where the person can be
 * found.
 */
public record Route(Division code, String address) {}
