package io.gridline.connectors.rows;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/**
 * Something that was given to Gridline cannot be used. The message is one line for an operator:
 * what, and where; never a value of a row. Flink does not try again what has failed by it.
 */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
public final class BadInput extends RuntimeException {

  private static final long serialVersionUID = 1;

  public BadInput(String message) {
    super(message);
  }

  public BadInput(String message, Throwable cause) {
    super(message, cause);
  }
}
