package io.gridline.connectors.connect;

import io.debezium.spi.snapshot.Snapshotter;
import java.util.Map;

/**
 * Reads the register once at the beginning, like Debezium's {@code initial}; where that was broken
 * off, it is read again, and then the changes come since the first attempt, not since the second
 * ({@code snapshot.mode=custom, snapshot.mode.custom.name=gridline}).
 *
 * <p>A row that was sent by the first attempt and deleted before the second is in neither the
 * second nor the changes since, and would stay on its topic for ever. The slot was made before the
 * first, and still tells of its end; whatever else it tells of again comes in the same sequence and
 * ends in the same rows.
 */
public final class WholeSnapshot implements Snapshotter {

  private volatile boolean isAgain;

  @Override
  public String name() {
    return "gridline";
  }

  @Override
  public void configure(Map<String, ?> settings) {
    // there are none
  }

  @Override
  public boolean shouldSnapshotData(boolean offsetExists, boolean snapshotInProgress) {
    isAgain = snapshotInProgress;
    return !offsetExists || snapshotInProgress;
  }

  @Override
  public boolean shouldSnapshotSchema(boolean offsetExists, boolean snapshotInProgress) {
    return !offsetExists || snapshotInProgress;
  }

  @Override
  public boolean shouldStream() {
    return true;
  }

  /**
   * When this is false the position of the slot counts. It is so only while a snapshot is taken
   * again: where it is false before, Debezium first streams up to the snapshot, sends heartbeats
   * meanwhile, and does not stream afterwards (3.6.3).
   */
  @Override
  public boolean shouldStreamEventsStartingFromSnapshot() {
    return !isAgain;
  }

  @Override
  public void snapshotCompleted() {
    isAgain = false;
  }

  @Override
  public void snapshotAborted() {
    isAgain = false;
  }

  @Override
  public boolean shouldSnapshotOnSchemaError() {
    return false;
  }

  @Override
  public boolean shouldSnapshotOnDataError() {
    return false;
  }
}
