package io.gridline.connectors.connect;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * The messages by which Debezium says that it is alive, and, by the first of them, that it has read
 * the whole register. They hold nothing but the connector's own name and a time.
 */
final class Heartbeat {

  private static final String SCHEMA = "io.debezium.connector.common.Heartbeat";

  /** In a position of which the snapshot is a part. */
  private static final String IN_SNAPSHOT = "snapshot";

  private Heartbeat() {}

  static boolean is(SourceRecord record) {
    return record.valueSchema() != null && SCHEMA.equals(record.valueSchema().name());
  }

  /**
   * Whether it comes while the register is still being read: between two attempts the changes since
   * the first are sent, with heartbeats.
   */
  static boolean isEarly(SourceRecord record) {
    return record.sourceOffset().containsKey(IN_SNAPSHOT);
  }

  /** For converters that know text and bytes. */
  static SourceRecord plain(SourceRecord record) {
    String server = ((Struct) record.key()).getString("serverName");
    long millis = ((Struct) record.value()).getInt64("ts_ms");
    byte[] value = Long.toString(millis).getBytes(StandardCharsets.US_ASCII);
    return record.newRecord(
        record.topic(),
        null,
        Schema.STRING_SCHEMA,
        server,
        Schema.OPTIONAL_BYTES_SCHEMA,
        value,
        record.timestamp(),
        new ConnectHeaders());
  }
}
