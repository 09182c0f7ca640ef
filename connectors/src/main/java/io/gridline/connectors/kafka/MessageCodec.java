package io.gridline.connectors.kafka;

import java.io.Serializable;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Turns one kind of value into messages of a topic and back, by the topic's Avro contract. May be
 * sent to where it is used; there one thread at a time uses it. A tombstone is no message: it has
 * no value, and is not decoded.
 */
public abstract class MessageCodec<T> implements Serializable {

  private static final long serialVersionUID = 1;

  private transient SingleObject messages;

  MessageCodec() {}

  /** The value as a message in Avro single-object encoding. */
  public final byte[] encode(T value) {
    GenericRecord record = new GenericData.Record(contract());
    write(value, record);
    return messages().encode(record);
  }

  /**
   * The value of a message.
   *
   * @throws DamagedMessage when it is damaged or of another contract; says nothing of its content
   */
  public final T decode(byte[] message) {
    GenericRecord record = messages().decode(message);
    try {
      return read(record);
    } catch (RuntimeException notOfTheDomain) {
      // Its message may hold a value, and is not passed on.
      throw messages()
          .damaged(
              message,
              "holds what nobody may have sent ("
                  + notOfTheDomain.getClass().getSimpleName()
                  + ")");
    }
  }

  private SingleObject messages() {
    if (messages == null) {
      messages = new SingleObject(contract());
    }
    return messages;
  }

  abstract Schema contract();

  abstract void write(T value, GenericRecord to);

  /** The record is used again for the next message: arrays and bytes are to be copied. */
  abstract T read(GenericRecord from);
}
