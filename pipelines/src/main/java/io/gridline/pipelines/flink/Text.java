package io.gridline.pipelines.flink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Text in UTF-8, written as one piece. Flink's own writes a character at a time, which was half of
 * what the live job computed: a checkpoint writes every key that there is.
 */
public final class Text extends Unchanging<String> {

  private static final long serialVersionUID = 1;

  private static final Text INSTANCE = new Text();

  /** To key by, and for what is kept by key. */
  public static final TypeInformation<String> TYPE = new OwnType<>(String.class, INSTANCE);

  private Text() {}

  @Override
  public void serialize(String text, DataOutputView to) throws IOException {
    Bytes.write(text.getBytes(StandardCharsets.UTF_8), to);
  }

  @Override
  public String deserialize(DataInputView from) throws IOException {
    return new String(Bytes.read(from), StandardCharsets.UTF_8);
  }

  @Override
  public TypeSerializerSnapshot<String> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Flink's record of which serializer wrote something. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<String> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
