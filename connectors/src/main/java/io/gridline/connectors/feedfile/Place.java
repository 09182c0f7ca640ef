package io.gridline.connectors.feedfile;

import io.gridline.pipelines.presence.Division;
import java.io.Serializable;

/** A place of a reference file; a cell has no name. */
public record Place(Division division, String name) implements Serializable {}
