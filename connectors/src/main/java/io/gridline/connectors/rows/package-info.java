/** Files of rows as senders write them: what the formats have in common, Parquet, and Avro. */
package io.gridline.connectors.rows;
