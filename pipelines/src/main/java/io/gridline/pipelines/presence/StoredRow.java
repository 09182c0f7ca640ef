package io.gridline.pipelines.presence;

import java.io.Serializable;

/** One accepted record where it lies in the store: {@code row} counts from 0 in its part. */
public record StoredRow(String part, long row, Revision revision) implements Serializable {}
