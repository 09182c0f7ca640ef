package io.gridline.pipelines.flink;

import io.gridline.pipelines.entry.EntryKeys;
import io.gridline.pipelines.order.ScreeningOrder;
import java.io.Serializable;

/** Reads orders in the form in which they came, and finds the keys of their entries. */
public interface OrderReading extends Serializable {

  ScreeningOrder order(byte[] form);

  /** Made when there are none yet. */
  EntryKeys keys(String order);
}
