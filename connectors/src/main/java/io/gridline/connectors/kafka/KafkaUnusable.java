package io.gridline.connectors.kafka;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Kafka is not there, or does not do what it is asked to. The message is one line for an operator;
 * nothing of a record is in it.
 */
public final class KafkaUnusable extends RuntimeException {

  private static final long serialVersionUID = 1;

  private KafkaUnusable(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * @param doing what was asked of it, for the message
   */
  static KafkaUnusable of(KafkaAddress address, String doing, Throwable failure) {
    return new KafkaUnusable(
        "Kafka at %s: %s: %s".formatted(address, doing, reason(failure)), failure);
  }

  private static String reason(Throwable failure) {
    if (failure instanceof TimeoutException
        || failure instanceof java.util.concurrent.TimeoutException) {
      return "no broker answers in time";
    }
    if (failure instanceof AuthenticationException) {
      return "the login is refused";
    }
    if (failure instanceof AuthorizationException) {
      return "this login may not do it";
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String said = root.getMessage();
    return said == null ? root.getClass().getSimpleName() : said.lines().findFirst().orElse("");
  }
}
