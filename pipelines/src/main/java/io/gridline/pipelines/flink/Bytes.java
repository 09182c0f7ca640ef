package io.gridline.pipelines.flink;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes with their number in front, written as one piece: a checkpoint goes through streams that
 * take a number a byte at a time.
 */
public final class Bytes extends Unchanging<byte[]> {

  private static final long serialVersionUID = 1;

  private static final Bytes INSTANCE = new Bytes();

  /** For what is kept in a form of ours. */
  public static final TypeInformation<byte[]> TYPE = new OwnType<>(byte[].class, INSTANCE);

  private Bytes() {}

  static void write(byte[] bytes, DataOutputView to) throws IOException {
    to.write(
        ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes).array());
  }

  static byte[] read(DataInputView from) throws IOException {
    byte[] bytes = new byte[from.readInt()];
    from.readFully(bytes);
    return bytes;
  }

  @Override
  public void serialize(byte[] bytes, DataOutputView to) throws IOException {
    write(bytes, to);
  }

  @Override
  public byte[] deserialize(DataInputView from) throws IOException {
    return read(from);
  }

  @Override
  public TypeSerializerSnapshot<byte[]> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Flink's record of which serializer wrote something. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<byte[]> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
