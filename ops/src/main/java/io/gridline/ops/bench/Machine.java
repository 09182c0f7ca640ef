package io.gridline.ops.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where it was measured. */
record Machine(
    int cores, String processor, long memoryBytes, String system, String java, double load) {

  static Machine here() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        line("/proc/cpuinfo", "model name").replaceFirst(".*:\\s*", ""),
        kilobytes(line("/proc/meminfo", "MemTotal")) * 1024,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        Rounds.load());
  }

  private static long kilobytes(String line) {
    String digits = line.replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Long.parseLong(digits);
  }

  private static String line(String file, String start) {
    try (var lines = Files.lines(Path.of(file))) {
      return lines.filter(line -> line.startsWith(start)).findFirst().orElse("");
    } catch (IOException notLinux) {
      return "";
    }
  }
}
