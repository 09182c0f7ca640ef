package io.gridline.connectors.connect;

import io.gridline.connectors.kafka.RegisterRowCodec;
import io.gridline.connectors.kafka.Topics;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.seal.RowKey;
import io.gridline.connectors.seal.RowSeal;
import io.gridline.pipelines.identity.Register.Unreadable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;

/**
 * The gate of the register's changes: makes of Debezium's envelope of a row the sealed row, under a
 * keyed name, on {@code gridline.register.<table>}; of a row that was deleted, a tombstone. Nothing
 * of a row leaves it in plain, not in a header, a message of an exception or a log.
 *
 * <p>A row that the register's reader would not take counts as not there: it becomes a tombstone,
 * is counted and warned of, and the others go on. A table that is none of the register's, or lacks
 * a column, stops the connector; so does TRUNCATE, since nobody knows any more which rows are gone.
 * Messages that applications put into the database's log are dropped.
 */
public final class SealRegister implements Transformation<SourceRecord> {

  /** The folder with the gate's key, which has to be there. */
  public static final String KEYS = "gridline.keys";

  private static final ConfigDef CONFIG =
      new ConfigDef()
          .define(
              KEYS,
              ConfigDef.Type.STRING,
              ConfigDef.NO_DEFAULT_VALUE,
              new ConfigDef.NonEmptyString(),
              ConfigDef.Importance.HIGH,
              "The folder with gate.json, the same key that gridline publish and the live job have.");

  private final RegisterRowCodec codec = new RegisterRowCodec();
  private final RefusedRows refused = new RefusedRows();
  private RowSeal seal;

  @Override
  public ConfigDef config() {
    return CONFIG;
  }

  @Override
  public void configure(Map<String, ?> settings) {
    Path folder = Path.of(CONFIG.parse(settings).get(KEYS).toString());
    // A new key would be made by itself, and nothing sealed with it would ever match a record.
    if (!Files.isReadable(folder.resolve("gate.json"))) {
      throw new ConfigException(KEYS + ": there is no gate.json to be read in " + folder);
    }
    seal = new RowSeal(KeyFolder.of(folder).gate());
  }

  @Override
  public SourceRecord apply(SourceRecord record) {
    if (record.value() == null) {
      // Debezium's own tombstone, whose key is in plain; a deleted row has had ours.
      return null;
    }
    if (Heartbeat.is(record)) {
      return Heartbeat.isEarly(record) ? null : Heartbeat.plain(record);
    }
    return switch (RowChange.kind(record)) {
      case ROW -> row(record, RowChange.of(record));
      case MESSAGE -> null;
      case TRUNCATE ->
          throw new DataException(
              "table %s was emptied by TRUNCATE, and its rows stand on the topic: see ops/live"
                  .formatted(RowChange.tableName(record)));
    };
  }

  private SourceRecord row(SourceRecord record, RowChange change) {
    if (change.after() == null) {
      return message(record, change, change.imageBefore().key(seal), null);
    }
    RowImage after = change.imageAfter();
    RowKey key = after.key(seal);
    if (change.before() != null && !change.imageBefore().key(seal).equals(key)) {
      throw new DataException(
          "table %s: a key has changed within one event; message.key.columns is wrong"
              .formatted(change.table().title()));
    }
    return message(record, change, key, value(change, after, key));
  }

  /** Null when the row cannot be read. */
  private byte[] value(RowChange change, RowImage row, RowKey key) {
    try {
      return codec.encode(
          RowSeal.called(key, change.table().sealed(row.delivered(change.place()), seal)));
    } catch (Unreadable why) {
      refused.add(why);
      return null;
    }
  }

  private static SourceRecord message(
      SourceRecord record, RowChange change, RowKey key, byte[] value) {
    return record.newRecord(
        Topics.register(change.table().table()),
        null,
        Schema.STRING_SCHEMA,
        key.message(),
        Schema.OPTIONAL_BYTES_SCHEMA,
        value,
        record.timestamp(),
        new ConnectHeaders());
  }

  long refusedRows() {
    return refused.count();
  }

  @Override
  public void close() {
    // nothing is held
  }

  @Override
  public String toString() {
    return "SealRegister";
  }
}
