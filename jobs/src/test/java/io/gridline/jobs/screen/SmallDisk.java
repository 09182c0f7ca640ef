package io.gridline.jobs.screen;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
    run("mount", "-o", "remount," + mode, folder.toString());
  }

  @Override
  public void close() throws Exception {
    run("umount", folder.toString());
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(List.of(command) + " needs root: " + said);
    }
  }
}
