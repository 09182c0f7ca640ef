/**
 * Folders on Hadoop file systems ({@code hdfs://}, {@code s3a://} and whatever else Hadoop knows)
 * as {@link java.nio.file.Path}s, as far as Gridline uses them. Nobody is told apart from {@code
 * connectors.file}: all others read and write paths, wherever they lie.
 */
package io.gridline.connectors.hadoop;
