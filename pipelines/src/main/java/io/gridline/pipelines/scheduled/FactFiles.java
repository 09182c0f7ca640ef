package io.gridline.pipelines.scheduled;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Facts on their way from the client to the tasks: written while the register is read, so that
 * neither the client nor the job's description holds them. They name people in the clear, and go
 * with the run.
 */
public final class FactFiles {

  private static final int BLOCK = 1 << 16;

  private final Place place;
  private final List<String> names = new ArrayList<>();

  /** Where the files lie, for the client and for the tasks that it is sent to: only this run's. */
  public interface Place extends Serializable {
    /** Begins a file, in the stead of one of that name. */
    OutputStream begin(String name) throws IOException;

    /** Opens a file that was written to its end. */
    InputStream open(String name) throws IOException;
  }

  public FactFiles(Place place) {
    this.place = place;
  }

  /** What a file is written by. */
  interface Writing {
    void to(Consumer<Fact> file);
  }

  /** Writes one file; several may be written at a time. */
  void write(Writing writing) {
    try (DataOutputStream out = new DataOutputStream(place.begin(name()))) {
      Blocks blocks = new Blocks(out);
      writing.to(blocks::add);
      blocks.end();
    } catch (IOException e) {
      throw new UncheckedIOException("the run's own files cannot be written", e);
    }
  }

  private synchronized String name() {
    String name = "facts-" + names.size();
    names.add(name);
    return name;
  }

  /** The names of the files written up to now. */
  synchronized List<String> names() {
    return List.copyOf(names);
  }

  Place place() {
    return place;
  }

  /** Facts collected into blocks, each behind its length; an empty one is the last. */
  private static final class Blocks {

    private final DataOutputStream out;
    private final DataOutputSerializer block = new DataOutputSerializer(2 * BLOCK);

    Blocks(DataOutputStream out) {
      this.out = out;
    }

    void add(Fact fact) {
      try {
        FactSerializer.INSTANCE.serialize(fact, block);
        if (block.length() >= BLOCK) {
          flush();
        }
      } catch (IOException e) {
        throw new UncheckedIOException("the run's own files cannot be written", e);
      }
    }

    void end() throws IOException {
      flush();
      flush();
    }

    private void flush() throws IOException {
      out.writeInt(block.length());
      out.write(block.getSharedBuffer(), 0, block.length());
      block.clear();
    }
  }

  /**
   * Reads one file.
   *
   * @throws EOFException when it is not whole
   */
  static void read(InputStream file, Consumer<Fact> seen) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(file, BLOCK));
    DataInputDeserializer facts = new DataInputDeserializer();
    for (int length = in.readInt(); length > 0; length = in.readInt()) {
      byte[] block = new byte[length];
      in.readFully(block);
      facts.setBuffer(block);
      while (facts.available() > 0) {
        seen.accept(FactSerializer.INSTANCE.deserialize(facts));
      }
    }
  }
}
