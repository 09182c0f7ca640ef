/**
 * Kafka Connect: the transform through which Debezium's changes of the register go before they come
 * to a topic.
 */
package io.gridline.connectors.connect;
