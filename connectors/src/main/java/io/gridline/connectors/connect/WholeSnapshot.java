package io.gridline.connectors.connect;

import io.debezium.spi.snapshot.Snapshotter;
import java.util.Map;

/**
 * Reads the register once at the beginning, like Debezium's {@code initial}. Where that was broken
 * off, the changes since come first, and then the register is read again ({@code
 * snapshot.mode=custom, snapshot.mode.custom.name=gridline}).
 *
 * <p>A row that was sent by the first attempt and deleted before the second is in neither the
 * second nor the changes after it, and would stay on its topic for ever. The slot was made before
 * the first attempt, and still tells of the row's end.
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
   * False asks for the changes before the snapshot. Not where none is taken: Debezium would then
   * stop at the changes of this moment, and say nothing (3.6.3).
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
