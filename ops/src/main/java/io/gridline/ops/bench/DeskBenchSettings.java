package io.gridline.ops.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Path;

/**
 * What a benchmark of the desk is made for.
 *
 * @param connections to the database, of each contender
 * @param paceMillis how often each worker asks, in the run that is paced; 0 for no such run
 * @param holdMillis how long a transaction is held open; 0 for none
 * @param folder where the server's files go
 */
record DeskBenchSettings(
    int tasks,
    int workers,
    int connections,
    int rounds,
    long paceMillis,
    long holdMillis,
    @JsonIgnore Path folder) {}
