package io.gridline.jobs.screen;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real file system of a few megabytes in memory, that can be filled and made read-only. Mounting
 * one takes root, which the machines that run the tests have.
 */
record SmallDisk(Path folder) implements AutoCloseable {

  static SmallDisk mount(Path folder) throws Exception {
    Files.createDirectories(folder);
    run("mount", "-t", "tmpfs", "-o", "size=4m,mode=700", "tmpfs", folder.toString());
    return new SmallDisk(folder);
  }

  /** Leaves so many bytes free; a little less, as blocks have a size. */
  Path fill(long free) throws IOException {
    Path ballast = folder.resolve("ballast");
    long bytes = Files.getFileStore(folder).getUsableSpace() - free;
    byte[] block = new byte[1 << 12];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      for (long written = 0; written + block.length <= bytes; written += block.length) {
        out.write(block);
      }
    }
    return ballast;
  }

  void makeRoom() throws IOException {
    Files.delete(folder.resolve("ballast"));
  }

  /**
   * @param mode rw or ro
   */
  void remount(String mode) throws Exception {
    awaitNothingOpen();
    run("mount", "-o", "remount," + mode, folder.toString());
  }

  @Override
  public void close() throws Exception {
    awaitNothingOpen();
    run("umount", folder.toString());
  }

  /** A Flink job has ended a little before the last of its readers has closed its file. */
  private void awaitNothingOpen() throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    for (List<Path> open = open(); !open.isEmpty(); open = open()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("still open: " + open);
      }
      Thread.onSpinWait();
    }
  }

  private List<Path> open() throws IOException {
    List<Path> open = new ArrayList<>();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors) {
        try {
          Path file = Files.readSymbolicLink(descriptor);
          if (file.startsWith(folder)) {
            open.add(file);
          }
        } catch (NoSuchFileException closedMeanwhile) {
          // then it is not open
        }
      }
    }
    return open;
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(List.of(command) + " needs root: " + said);
    }
  }
}
