package io.gridline.pipelines.flink;

/**
 * An order was issued, revised or withdrawn. A class as Flink's serializer for plain objects wants
 * it.
 */
public final class OrderNotice {

  /** The order's id. */
  public String order;

  /** In the topic's form; null when it was withdrawn. */
  public byte[] form;

  /** For Flink. */
  public OrderNotice() {}

  public OrderNotice(String order, byte[] form) {
    this.order = order;
    this.form = form;
  }

  @Override
  public String toString() {
    return "OrderNotice[" + order + "]";
  }
}
