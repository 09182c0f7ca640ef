package io.gridline.pipelines.flink;

import io.gridline.pipelines.step.Letter;
import io.gridline.pipelines.step.StepName;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Moves letters between tasks of one job, which all run the same code: a step goes by its number,
 * which nothing keeps. A letter's value is bytes already, in the form of its kind.
 */
public final class LetterSerializer extends Unchanging<Letter> {

  private static final long serialVersionUID = 1;
  private static final int NONE = -1;
  private static final StepName[] STEPS = StepName.values();

  private static final LetterSerializer INSTANCE = new LetterSerializer();

  /** For streams of letters. */
  public static final TypeInformation<Letter> TYPE = new OwnType<>(Letter.class, INSTANCE);

  private LetterSerializer() {}

  @Override
  public void serialize(Letter letter, DataOutputView to) throws IOException {
    to.writeByte(letter.to().ordinal());
    to.writeUTF(letter.key());
    to.writeUTF(letter.kind());
    to.writeUTF(letter.id());
    if (letter.takesAway()) {
      to.writeInt(NONE);
    } else {
      to.writeInt(letter.value().length);
      to.write(letter.value());
    }
  }

  @Override
  public Letter deserialize(DataInputView from) throws IOException {
    StepName name = STEPS[from.readByte()];
    String key = from.readUTF();
    String kind = from.readUTF();
    String id = from.readUTF();
    int length = from.readInt();
    byte[] value = length == NONE ? null : new byte[length];
    if (value != null) {
      from.readFully(value);
    }
    return new Letter(name, key, kind, id, value);
  }

  @Override
  public TypeSerializerSnapshot<Letter> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Flink's record of which serializer wrote something. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Letter> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
