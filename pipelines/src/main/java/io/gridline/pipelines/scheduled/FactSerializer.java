package io.gridline.pipelines.scheduled;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Moves facts to their households; their parts are in {@link FactFields}. */
final class FactSerializer extends MovedSerializer<Fact> {

  private static final long serialVersionUID = 1;

  static final FactSerializer INSTANCE = new FactSerializer();

  private static final int ROW = 0;
  private static final int RECORD = 1;
  private static final int CASE = 2;

  @Override
  public void serialize(Fact fact, DataOutputView to) throws IOException {
    writeText(fact.household(), to);
    if (fact.row() != null) {
      to.writeByte(ROW);
      FactFields.writeRow(fact.row(), to);
    } else if (fact.record() != null) {
      to.writeByte(RECORD);
      writeText(fact.identity(), to);
      FactFields.writeRecord(fact.record(), to);
    } else {
      to.writeByte(CASE);
      writeText(fact.identity(), to);
      FactFields.writeCase(fact.indexCase(), to);
    }
  }

  @Override
  public Fact deserialize(DataInputView from) throws IOException {
    String household = readText(from);
    int kind = from.readByte();
    return switch (kind) {
      case ROW -> Fact.of(household, FactFields.readRow(from));
      case RECORD -> Fact.of(household, readText(from), FactFields.readRecord(from));
      case CASE -> Fact.of(household, readText(from), FactFields.readCase(from));
      default -> throw new IOException("there is no fact of kind " + kind);
    };
  }

  @Override
  public TypeSerializerSnapshot<Fact> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Flink's record of which serializer wrote something. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Fact> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
