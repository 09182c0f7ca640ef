/** Flat Parquet files by column: tests before values, and only the values that somebody wants. */
package io.gridline.connectors.columns;
