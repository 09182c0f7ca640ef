package io.gridline.pipelines.scheduled;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Facts on their way from the client to the tasks: written while the register is read, so that
 * neither the client nor the job's description holds them. They name people in the clear: the
 * folder is the run's own, and goes with it.
 */
public final class FactFiles {

  private static final int BLOCK = 1 << 16;

  private final Path folder;
  private final List<Path> files = Collections.synchronizedList(new ArrayList<>());

  /**
   * @param folder only this run's, and readable by its user only
   */
  public FactFiles(Path folder) {
    this.folder = folder;
  }

  /** What a file is written by. */
  interface Writing {
    void to(Consumer<Fact> file);
  }

  /** Writes one file; several may be written at a time. */
  void write(Writing writing) {
    Path file = begun();
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      Blocks blocks = new Blocks(out);
      writing.to(blocks::add);
      blocks.end();
    } catch (IOException e) {
      throw new UncheckedIOException("the run's own files cannot be written", e);
    }
  }

  private Path begun() {
    synchronized (files) {
      Path file = folder.resolve("facts-" + files.size());
      files.add(file);
      return file;
    }
  }

  /** All files written up to now. */
  public List<Path> files() {
    synchronized (files) {
      return List.copyOf(files);
    }
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
  static void read(Path file, Consumer<Fact> seen) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BLOCK))) {
      DataInputDeserializer facts = new DataInputDeserializer();
      for (int length = in.readInt(); length > 0; length = in.readInt()) {
        facts.setBuffer(in.readNBytes(length), 0, length);
        while (facts.available() > 0) {
          seen.accept(FactSerializer.INSTANCE.deserialize(facts));
        }
      }
    }
  }
}
