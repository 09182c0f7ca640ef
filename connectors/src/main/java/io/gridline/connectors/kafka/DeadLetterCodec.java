package io.gridline.connectors.kafka;

import io.gridline.connectors.kafka.DeadLetter.InFile;
import io.gridline.connectors.kafka.DeadLetter.OnTopic;
import io.gridline.connectors.kafka.DeadLetter.Position;
import io.gridline.schemas.Schemas;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** Rejected records on {@link Topics#DEAD_LETTERS}. */
public final class DeadLetterCodec extends MessageCodec<DeadLetter> {

  private static final long serialVersionUID = 1;

  @Override
  Schema contract() {
    return Schemas.DEAD_LETTER;
  }

  @Override
  void write(DeadLetter letter, GenericRecord to) {
    to.put("source", letter.source());
    if (letter.position() instanceof InFile in) {
      to.put("file", in.file());
      to.put("line", in.line());
    } else if (letter.position() instanceof OnTopic on) {
      to.put("topic", on.topic());
      to.put("partition", on.partition());
      to.put("offset", on.offset());
    }
    to.put("reason", letter.reason());
    to.put("stage", letter.stage());
    Fields.putBytes(to, "raw_sealed", letter.sealedRaw());
  }

  @Override
  DeadLetter read(GenericRecord from) {
    return new DeadLetter(
        Fields.text(from, "source"),
        position(from),
        Fields.text(from, "reason"),
        Fields.bytes(from, "raw_sealed"));
  }

  private static Position position(GenericRecord from) {
    return from.get("file") != null
        ? new InFile(Fields.text(from, "file"), (long) from.get("line"))
        : new OnTopic(
            Fields.text(from, "topic"),
            Fields.number(from, "partition"),
            (long) from.get("offset"));
  }
}
