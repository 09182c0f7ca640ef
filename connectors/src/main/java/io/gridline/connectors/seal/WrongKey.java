package io.gridline.connectors.seal;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/**
 * Something was sealed under another key than the one at hand, or a key file is damaged. Flink does
 * not try again what has failed by it.
 */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
public final class WrongKey extends RuntimeException {

  private static final long serialVersionUID = 1;

  public WrongKey(String message) {
    super(message);
  }

  WrongKey(String message, Throwable cause) {
    super(message, cause);
  }
}
