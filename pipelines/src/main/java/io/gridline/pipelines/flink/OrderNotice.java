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

  /** Of a message that cannot be read, in the topic's form; else null, and so are the others. */
  public byte[] deadLetter;

  /** For Flink. */
  public OrderNotice() {}

  public OrderNotice(String order, byte[] form) {
    this.order = order;
    this.form = form;
  }

  /** What came cannot be read. */
  public static OrderNotice damaged(byte[] deadLetter) {
    OrderNotice notice = new OrderNotice();
    notice.deadLetter = deadLetter;
    return notice;
  }

  @Override
  public String toString() {
    return "OrderNotice[" + order + "]";
  }
}
