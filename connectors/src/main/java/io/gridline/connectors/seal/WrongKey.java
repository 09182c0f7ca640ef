package io.gridline.connectors.seal;

/** Something was sealed under another key than the one at hand, or a key file is damaged. */
public final class WrongKey extends RuntimeException {

  private static final long serialVersionUID = 1;

  public WrongKey(String message) {
    super(message);
  }

  WrongKey(String message, Throwable cause) {
    super(message, cause);
  }
}
