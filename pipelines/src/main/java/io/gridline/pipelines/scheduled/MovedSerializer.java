package io.gridline.pipelines.scheduled;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Moves immutable values between the tasks of one run. Never kept beyond the run, so the form may
 * change.
 */
abstract class MovedSerializer<T> extends TypeSerializerSingleton<T> {

  private static final long serialVersionUID = 1;

  @Override
  public final boolean isImmutableType() {
    return true;
  }

  @Override
  public final T createInstance() {
    return null;
  }

  @Override
  public final T copy(T from) {
    return from;
  }

  @Override
  public final T copy(T from, T reuse) {
    return from;
  }

  @Override
  public final int getLength() {
    return -1;
  }

  @Override
  public final T deserialize(T reuse, DataInputView from) throws IOException {
    return deserialize(from);
  }

  @Override
  public final void copy(DataInputView from, DataOutputView to) throws IOException {
    serialize(deserialize(from), to);
  }

  /** As UTF-8: text has come from bytes, so that it holds no half of a character. */
  static void writeText(String text, DataOutputView to) throws IOException {
    writeBytes(text.getBytes(StandardCharsets.UTF_8), to);
  }

  static String readText(DataInputView from) throws IOException {
    return new String(readBytes(from), StandardCharsets.UTF_8);
  }

  static void writeTexts(List<String> texts, DataOutputView to) throws IOException {
    to.writeInt(texts.size());
    for (String text : texts) {
      writeText(text, to);
    }
  }

  static List<String> readTexts(DataInputView from) throws IOException {
    String[] texts = new String[from.readInt()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = readText(from);
    }
    return List.of(texts);
  }

  static void writeBytes(byte[] bytes, DataOutputView to) throws IOException {
    to.writeInt(bytes.length);
    to.write(bytes);
  }

  static byte[] readBytes(DataInputView from) throws IOException {
    byte[] bytes = new byte[from.readInt()];
    from.readFully(bytes);
    return bytes;
  }

  static void writeInstant(Instant instant, DataOutputView to) throws IOException {
    to.writeLong(instant.getEpochSecond());
    to.writeInt(instant.getNano());
  }

  static Instant readInstant(DataInputView from) throws IOException {
    return Instant.ofEpochSecond(from.readLong(), from.readInt());
  }
}
