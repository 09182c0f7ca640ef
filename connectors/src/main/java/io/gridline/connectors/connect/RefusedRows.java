package io.gridline.connectors.connect;

import io.gridline.pipelines.identity.Register.Unreadable;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the rows that the register's reader would not take, and says so without their values. In
 * the log only: a task that hangs while the brokers are away keeps its metrics of Kafka Connect,
 * and the next one, which may not have the same, would not start.
 */
final class RefusedRows {

  private static final Logger LOG = LoggerFactory.getLogger(SealRegister.class);

  /** So many are named one by one; of more, each thousandth. */
  private static final long NAMED = 100;

  private static final long THEN_EACH = 1000;

  private final AtomicLong count = new AtomicLong();

  void add(Unreadable why) {
    long now = count.incrementAndGet();
    if (now <= NAMED || now % THEN_EACH == 0) {
      LOG.warn("{}: the row counts as not there ({} so far)", why.getMessage(), now);
    }
  }

  long count() {
    return count.get();
  }
}
