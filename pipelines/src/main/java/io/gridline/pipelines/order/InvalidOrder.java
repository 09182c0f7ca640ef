package io.gridline.pipelines.order;

import java.util.List;

/**
 * An order that may not be used: it does not say what an order has to say, or it is not in force.
 * The message is for an operator, one line for each error.
 */
public final class InvalidOrder extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final List<String> errors;

  public InvalidOrder(List<String> errors) {
    super(String.join("\n", errors));
    this.errors = List.copyOf(errors);
  }

  /** The lines of the message. */
  public List<String> errors() {
    return errors;
  }
}
