package io.gridline.jobs.screen;

/** Told what a run is doing, for somebody who waits. Nothing of a person is told. */
public interface Progress {

  /** Hears nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void begins(String phase) {}

        @Override
        public void says(String line) {}
      };

  /** A phase begins; the one before it has ended. */
  void begins(String phase);

  /** A phase of a scheduled run begins. */
  default void begins(Phase phase, String line) {
    begins(line);
  }

  /** Something an operator should know. */
  void says(String line);

  /** How far the phase under way has come. */
  default void advances(long done, long total, Unit unit) {}

  /** What is counted. */
  enum Unit {
    BYTES,
    RECORDS,
    PEOPLE
  }
}
