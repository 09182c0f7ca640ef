package io.gridline.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStampTest {

  private static final int MOST = 10_000;

  @TempDir Path folder;

  @Test
  void staysTheSameWhileNobodyTouchesTheFile() throws Exception {
    Path file = Files.writeString(folder.resolve("a"), "one");
    assertThat(FileStamp.of(file, Instant.MAX)).isEqualTo(FileStamp.of(file, Instant.MAX));
  }

  @Test
  void tellsAChangeOfTheSameSizeWhoseTimeWasPutBack() throws Exception {
    Path file = Files.writeString(folder.resolve("a"), "one");
    FileTime modified = Files.getLastModifiedTime(file);
    String before = FileStamp.of(file, Instant.MAX);
    int changes = 0;
    while (FileStamp.of(file, Instant.MAX).equals(before) && changes < MOST) {
      Files.writeString(file, "two");
      Files.setLastModifiedTime(file, modified);
      changes++;
    }
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(modified);
    assertThat(FileStamp.of(file, Instant.MAX)).isNotEqualTo(before);
  }

  @Test
  void isNoneOfAFileThatWasTouchedJustNow() throws Exception {
    Path file = Files.writeString(folder.resolve("a"), "one");
    FileTime changed = (FileTime) Files.getAttribute(file, "unix:ctime");
    assertThat(FileStamp.of(file, changed.toInstant().plusSeconds(1))).isEqualTo(FileStamp.NONE);
    assertThat(FileStamp.of(file, changed.toInstant().plusSeconds(3))).isNotEqualTo(FileStamp.NONE);
  }
}
