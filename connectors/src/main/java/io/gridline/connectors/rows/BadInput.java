package io.gridline.connectors.rows;

/**
 * Something that was given to Gridline cannot be used. The message is one line for an operator:
 * what, and where; never a value of a row.
 */
public final class BadInput extends RuntimeException {

  private static final long serialVersionUID = 1;

  public BadInput(String message) {
    super(message);
  }

  public BadInput(String message, Throwable cause) {
    super(message, cause);
  }
}
