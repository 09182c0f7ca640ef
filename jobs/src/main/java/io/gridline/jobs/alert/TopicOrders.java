package io.gridline.jobs.alert;

import io.gridline.connectors.file.Location;
import io.gridline.connectors.kafka.OrderCodec;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.pipelines.entry.EntryKeys;
import io.gridline.pipelines.flink.OrderReading;
import io.gridline.pipelines.order.ScreeningOrder;

/**
 * The orders of the topic, and their keys in a folder that every task reaches.
 *
 * @param keys the folder's name
 */
record TopicOrders(OrderCodec codec, String keys) implements OrderReading {

  @Override
  public ScreeningOrder order(byte[] form) {
    return codec.decode(form);
  }

  @Override
  public EntryKeys keys(String order) {
    return KeyFolder.open(Location.path(keys)).order(order);
  }
}
