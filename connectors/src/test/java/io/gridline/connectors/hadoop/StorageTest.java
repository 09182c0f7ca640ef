package io.gridline.connectors.hadoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.connectors.file.Draft;
import io.gridline.connectors.file.FileTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Files does with paths on a Hadoop file system; Hadoop's own one of local disks here. */
class StorageTest {

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void open() {
    folder = Storage.path("file://" + temporary);
  }

  @Test
  void writesReadsAndTellsOfFiles() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "一,二\n");
    assertThat(file).exists().isRegularFile().isReadable();
    assertThat(Files.size(file)).isEqualTo(8);
    assertThat(Files.readString(file)).isEqualTo("一,二\n");
    assertThat(Files.readAllLines(file)).containsExactly("一,二");
    assertThat(Files.getLastModifiedTime(file).toMillis())
        .isEqualTo(Files.getLastModifiedTime(temporary.resolve("a.csv")).toMillis());
    assertThat(temporary.resolve("a.csv")).hasContent("一,二\n");
    assertThat(folder).isDirectory();
    assertThat(folder.resolve("b.csv")).doesNotExist();
  }

  @Test
  void readsHereAndThereWithoutMoving() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "0123456789");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      assertThat(channel.size()).isEqualTo(10);
      ByteBuffer bytes = ByteBuffer.allocate(3);
      assertThat(channel.read(bytes, 5)).isEqualTo(3);
      assertThat(text(bytes)).isEqualTo("567");
      bytes = ByteBuffer.allocateDirect(4);
      assertThat(channel.read(bytes)).isEqualTo(4);
      assertThat(channel.position()).isEqualTo(4);
      bytes = ByteBuffer.allocate(99);
      assertThat(channel.read(bytes, 8)).isEqualTo(2);
      assertThat(channel.read(bytes, 10)).isEqualTo(-1);
    }
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
  }

  @Test
  void listsAndWalksFolders() throws IOException {
    Files.createDirectories(folder.resolve("rail/dt=2020-01-20"));
    Files.writeString(folder.resolve("rail/dt=2020-01-20/a.csv"), "");
    Files.writeString(folder.resolve("rail/b.csv"), "");
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.map(path -> folder.relativize(path).toString()))
          .containsExactlyInAnyOrder(
              "", "rail", "rail/b.csv", "rail/dt=2020-01-20", "rail/dt=2020-01-20/a.csv");
    }
    assertThatThrownBy(() -> Files.newDirectoryStream(folder.resolve("rail/b.csv")))
        .isInstanceOf(NotDirectoryException.class);
    assertThatThrownBy(() -> Files.newDirectoryStream(folder.resolve("hotel")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(folder.resolve("hotel").toString());
  }

  @Test
  void saysWhatIsThereAlreadyAndWhatIsNot() throws IOException {
    Files.createDirectories(folder.resolve("a/b"));
    assertThatThrownBy(() -> Files.createDirectory(folder.resolve("a")))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> Files.createDirectory(folder.resolve("x/y")))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> Files.delete(folder.resolve("x")))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> Files.readString(folder.resolve("x")))
        .isInstanceOf(NoSuchFileException.class);
    Files.writeString(folder.resolve("f"), "");
    assertThatThrownBy(
            () -> Files.writeString(folder.resolve("f"), "", StandardOpenOption.CREATE_NEW))
        .isInstanceOf(FileAlreadyExistsException.class);
    FileTree.delete(folder.resolve("a"));
    FileTree.delete(folder.resolve("a"));
    assertThat(temporary.resolve("a")).doesNotExist();
  }

  @Test
  void putsADraftOverWhatIsThereAndLeavesNothingOfOneThatIsNotPut() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "one");
    try (Draft draft = Draft.of(file)) {
      draft.stream().write("two".getBytes(StandardCharsets.UTF_8));
      assertThat(Files.readString(file)).isEqualTo("one");
      draft.put();
    }
    assertThat(Files.readString(file)).isEqualTo("two");
    try (Draft draft = Draft.of(file)) {
      draft.stream().write("three".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(Files.readString(file)).isEqualTo("two");
    assertThat(names()).containsExactly("a");
  }

  @Test
  void sweepsTheDraftsOfThatFileOnly() throws IOException {
    for (String name : List.of("a", "a.next-1", "a.next-2", "ab.next-1")) {
      Files.writeString(folder.resolve(name), "");
    }
    Draft.sweep(folder.resolve("a"));
    Draft.sweep(folder.resolve("nowhere/a"));
    assertThat(names()).containsExactly("a", "ab.next-1");
  }

  @Test
  void refusesInSoManyWordsWhatItDoesNotDo() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "one");
    assertThatThrownBy(() -> Files.writeString(file, "two", StandardOpenOption.APPEND))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("only written from their start");
    assertThatThrownBy(() -> Files.getAttribute(file, "unix:ctime"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(file::toFile).isInstanceOf(UnsupportedOperationException.class);
  }

  /** Without the checksums that Hadoop keeps beside files of local disks. */
  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> !name.endsWith(".crc"))
          .sorted()
          .toList();
    }
  }
}
