/**
 * What a task of the desk waits for, and what follows from what: plain rules without a database or
 * a clock.
 */
package io.gridline.pipelines.task;
