package io.gridline.connectors.rows;

import java.io.Serializable;

/**
 * A stretch of a Parquet file: its row groups from {@code first} on, those from {@code end} on left
 * out, counted from 0. Of any other format there is one stretch, {@link #ALL}.
 */
public record RowGroups(int first, int end) implements Serializable {

  /** The whole file. */
  public static final RowGroups ALL = new RowGroups(0, Integer.MAX_VALUE);
}
