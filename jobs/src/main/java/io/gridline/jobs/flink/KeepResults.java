package io.gridline.jobs.flink;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Writes a stream's values into the run's files, one for each attempt of each task, and names those
 * that were written to their end in an accumulator. Flink gives the client the accumulators of the
 * attempts that counted: what a killed task had written is in none of them.
 */
final class KeepResults<T> extends AbstractStreamOperator<Void>
    implements OneInputStreamOperator<T, Void>, BoundedOneInput {

  private static final long serialVersionUID = 1;

  private final RunFiles files;
  private final String name;
  private final TypeSerializer<T> serializer;
  private transient String file;
  private transient DataOutputStream out;
  private transient DataOutputView values;
  private transient ListAccumulator<String> kept;

  /**
   * @param name of the stream, among all of the run; also of the accumulator
   */
  KeepResults(RunFiles files, String name, TypeSerializer<T> serializer) {
    this.files = files;
    this.name = name;
    this.serializer = serializer;
  }

  @Override
  public void open() throws Exception {
    super.open();
    TaskInfo task = getRuntimeContext().getTaskInfo();
    file = name + "-" + task.getIndexOfThisSubtask() + "-" + task.getAttemptNumber();
    out = new DataOutputStream(files.begin(file));
    values = new DataOutputViewStreamWrapper(out);
    kept = new ListAccumulator<>();
    getRuntimeContext().addAccumulator(name, kept);
  }

  @Override
  public void processElement(StreamRecord<T> element) throws IOException {
    values.writeBoolean(true);
    serializer.serialize(element.getValue(), values);
  }

  @Override
  public void endInput() throws IOException {
    values.writeBoolean(false);
    out.close();
    kept.add(file);
  }

  @Override
  public void close() throws Exception {
    if (out != null) {
      out.close();
    }
    super.close();
  }

  /**
   * Hands over what one task has kept, and deletes it.
   *
   * @throws java.io.EOFException when the file is not whole
   */
  static <T> void take(RunFiles files, String file, TypeSerializer<T> serializer, Consumer<T> to)
      throws IOException {
    try (DataInputStream in = new DataInputStream(files.open(file))) {
      DataInputViewStreamWrapper values = new DataInputViewStreamWrapper(in);
      while (values.readBoolean()) {
        to.accept(serializer.deserialize(values));
      }
    }
    files.delete(file);
  }
}
