package io.gridline.ops.alert;

import io.gridline.connectors.file.FileTree;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A savepoint of a release in one file, with the made-up keys that its state is sealed under and
 * the messages that it goes on from: a new broker gets them again, so that each lies at its offset.
 *
 * @param folder holds {@code savepoint}, {@code keys} and {@code messages}
 */
record KeptSavepoint(Path folder) {

  private static final int NONE = -1;

  /** One message, wherever it lay. */
  record Message(String topic, int partition, String version, byte[] key, byte[] value) {}

  static KeptSavepoint unpacked(Path file, Path folder) throws IOException {
    FileTree.delete(folder);
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path to = folder.resolve(entry.getName()).normalize();
        Files.createDirectories(to.getParent());
        Files.copy(zip, to);
      }
    }
    return new KeptSavepoint(folder);
  }

  void pack(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
        Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(folder.relativize(each).toString()));
        Files.copy(each, zip);
        zip.closeEntry();
      }
    }
  }

  Path keys() {
    return folder.resolve("keys");
  }

  /** The savepoint itself. */
  Path savepoint() {
    return folder.resolve("savepoint");
  }

  void write(List<Message> messages) throws IOException {
    try (OutputStream file = Files.newOutputStream(folder.resolve("messages"));
        DataOutputStream to = new DataOutputStream(file)) {
      to.writeInt(messages.size());
      for (Message message : messages) {
        to.writeUTF(message.topic());
        to.writeInt(message.partition());
        to.writeUTF(message.version());
        write(message.key(), to);
        write(message.value(), to);
      }
    }
  }

  private static void write(byte[] bytes, DataOutputStream to) throws IOException {
    to.writeInt(bytes == null ? NONE : bytes.length);
    if (bytes != null) {
      to.write(bytes);
    }
  }

  List<Message> messages() {
    try (InputStream file = Files.newInputStream(folder.resolve("messages"));
        DataInputStream from = new DataInputStream(file)) {
      List<Message> messages = new ArrayList<>();
      for (int left = from.readInt(); left > 0; left--) {
        messages.add(
            new Message(from.readUTF(), from.readInt(), from.readUTF(), read(from), read(from)));
      }
      return messages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(DataInputStream from) throws IOException {
    int length = from.readInt();
    return length == NONE ? null : from.readNBytes(length);
  }
}
