package io.gridline.connectors.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Avro single-object encoding of one contract: C3 01, the contract's CRC-64-AVRO fingerprint as
 * eight bytes, the lowest first, and the record. The header is checked and stripped here, since
 * Avro's own {@code BinaryMessageDecoder} takes three times as long. For one thread at a time.
 */
final class SingleObject {

  private static final int MARK = 0x01C3;
  private static final int HEADER_BYTES = Short.BYTES + Long.BYTES;

  private final Schema contract;
  private final long fingerprint;
  private final byte[] header;
  private final GenericDatumWriter<GenericRecord> writer;
  private final GenericDatumReader<GenericRecord> reader;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
  private BinaryEncoder encoder;
  private BinaryDecoder decoder;
  private GenericRecord record;

  SingleObject(Schema contract) {
    this.contract = contract;
    this.fingerprint = SchemaNormalization.parsingFingerprint64(contract);
    this.header = little(HEADER_BYTES).putShort((short) MARK).putLong(fingerprint).array();
    this.writer = new GenericDatumWriter<>(contract);
    this.reader = new GenericDatumReader<>(contract);
  }

  byte[] encode(GenericRecord from) {
    try {
      bytes.reset();
      bytes.write(header);
      encoder = EncoderFactory.get().directBinaryEncoder(bytes, encoder);
      writer.write(from, encoder);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The record of a message; the same object every time.
   *
   * @throws DamagedMessage when the message is not of this contract, or not whole
   */
  GenericRecord decode(byte[] message) {
    checkHeader(message);
    try {
      decoder =
          DecoderFactory.get()
              .binaryDecoder(message, HEADER_BYTES, message.length - HEADER_BYTES, decoder);
      record = reader.read(record, decoder);
      if (!decoder.isEnd()) {
        throw damaged(message, "goes on behind its end");
      }
      return record;
    } catch (DamagedMessage damaged) {
      throw damaged;
    } catch (IOException | RuntimeException | OutOfMemoryError notWhole) {
      // A wrong length may ask for more than there is. The failure's own message may hold a value,
      // and is not passed on.
      throw damaged(message, "is damaged (" + notWhole.getClass().getSimpleName() + ")");
    }
  }

  private void checkHeader(byte[] message) {
    if (message.length < HEADER_BYTES || little(message).getShort() != MARK) {
      throw damaged(message, "is not in Avro single-object encoding");
    }
    long found = little(message).getLong(Short.BYTES);
    if (found != fingerprint) {
      throw damaged(message, "has another fingerprint, " + HexFormat.of().toHexDigits(found));
    }
  }

  DamagedMessage damaged(byte[] message, String how) {
    return new DamagedMessage(
        "a message of %d bytes, expected as %s, %s"
            .formatted(message.length, contract.getFullName(), how));
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
