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

  /**
   * What the order waits for before it takes effect, in the form of whoever waits; null when it
   * need not.
   */
  public byte[] waitsFor;

  /** Whether it is only announced: what it wants is kept, and it has no effect yet. */
  public boolean announced;

  /** Of a message that cannot be read, in the topic's form; else null, and so are the others. */
  public byte[] deadLetter;

  /** For Flink. */
  public OrderNotice() {}

  public OrderNotice(String order, byte[] form) {
    this.order = order;
    this.form = form;
  }

  /** An order that is to come, or, without a form, that is not to come any more. */
  public static OrderNotice announced(String order, byte[] form) {
    OrderNotice notice = new OrderNotice(order, form);
    notice.announced = true;
    return notice;
  }

  /** An order that takes effect after something that is to be waited for. */
  public static OrderNotice after(byte[] waitsFor, String order, byte[] form) {
    OrderNotice notice = new OrderNotice(order, form);
    notice.waitsFor = waitsFor;
    return notice;
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
