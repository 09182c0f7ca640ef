package io.gridline.pipelines.order;

import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import java.io.Serializable;

/** A division and a time window in which being there counts as exposure. */
public record Zone(String id, Division division, Interval window) implements Serializable {}
