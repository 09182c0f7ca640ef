package io.gridline.pipelines.scheduled;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Moves facts between the tasks of one run. What reflection would find out anew for each of a dozen
 * nested records is written out here, in {@link FactFields}: the facts are the one thing that a run
 * shuffles. Never kept beyond the run, so the form may change.
 */
final class FactSerializer extends TypeSerializerSingleton<Fact> {

  private static final long serialVersionUID = 1;

  static final FactSerializer INSTANCE = new FactSerializer();

  private static final int ROW = 0;
  private static final int RECORD = 1;
  private static final int CASE = 2;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public Fact createInstance() {
    return null;
  }

  @Override
  public Fact copy(Fact from) {
    return from;
  }

  @Override
  public Fact copy(Fact from, Fact reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(Fact fact, DataOutputView to) throws IOException {
    FactFields.writeText(fact.household(), to);
    FactFields.writeText(fact.identity(), to);
    if (fact.row() != null) {
      to.writeByte(ROW);
      FactFields.writeRow(fact.row(), to);
    } else if (fact.record() != null) {
      to.writeByte(RECORD);
      FactFields.writeRecord(fact.record(), to);
    } else {
      to.writeByte(CASE);
      FactFields.writeCase(fact.indexCase(), to);
    }
  }

  @Override
  public Fact deserialize(DataInputView from) throws IOException {
    String household = FactFields.readText(from);
    String identity = FactFields.readText(from);
    int kind = from.readByte();
    return switch (kind) {
      case ROW -> Fact.of(household, identity, FactFields.readRow(from));
      case RECORD -> Fact.of(household, identity, FactFields.readRecord(from));
      case CASE -> Fact.of(household, identity, FactFields.readCase(from));
      default -> throw new IOException("there is no fact of kind " + kind);
    };
  }

  @Override
  public Fact deserialize(Fact reuse, DataInputView from) throws IOException {
    return deserialize(from);
  }

  @Override
  public void copy(DataInputView from, DataOutputView to) throws IOException {
    serialize(deserialize(from), to);
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
