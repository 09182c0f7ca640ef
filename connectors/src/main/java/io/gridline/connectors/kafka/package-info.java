/** Kafka: which topics there are, what lies on them and under which keys, reading and writing. */
package io.gridline.connectors.kafka;
