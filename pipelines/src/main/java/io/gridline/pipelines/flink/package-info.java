/** The Flink side of the live job: one wrapper for all steps, and the graph that they make. */
package io.gridline.pipelines.flink;
