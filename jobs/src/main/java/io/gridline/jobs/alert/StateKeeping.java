package io.gridline.jobs.alert;

import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;

/**
 * Where the live job keeps its state between checkpoints. What one has saved by a savepoint in
 * Flink's canonical form, the other goes on from.
 */
public enum StateKeeping {
  /** In memory: quick to read; each checkpoint writes all of it. */
  MEMORY,
  /** On disk, in RocksDB: as much as the disk holds; a checkpoint writes what has changed. */
  DISK;

  /** RocksDB's memory in a Flink of this process; a cluster has its own setting. */
  private static final MemorySize CACHE = MemorySize.ofMebiBytes(512);

  void set(Configuration configuration) {
    if (this == MEMORY) {
      configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
      return;
    }
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    configuration.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, CACHE);
  }
}
