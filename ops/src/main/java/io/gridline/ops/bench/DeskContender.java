package io.gridline.ops.bench;

import java.sql.SQLException;

/** One way to acknowledge tasks. */
interface DeskContender extends AutoCloseable {

  /** The contender that the others are compared with. */
  String PLAIN = "plain";

  String name();

  /** Makes so many tasks that wait, and no others. */
  void fill(int tasks) throws SQLException;

  /**
   * Acknowledges the next of a worker's tasks.
   *
   * @return which; negative when none waits
   */
  long claim(int worker) throws Exception;

  /** How many tasks the database says were acknowledged exactly once. */
  long acknowledgedOnce() throws SQLException;

  @Override
  void close();
}
