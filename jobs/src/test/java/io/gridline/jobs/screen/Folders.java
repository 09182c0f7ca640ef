package io.gridline.jobs.screen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What lies in folders, to be compared. */
final class Folders {

  private Folders() {}

  /** Every file below, relative, with a checksum of its bytes. */
  static Map<String, String> contents(Path folder) throws Exception {
    Map<String, String> contents = new TreeMap<>();
    for (Path file : files(folder)) {
      contents.put(folder.relativize(file).toString(), sha256(file));
    }
    return contents;
  }

  /** The files that are the same at any parallelism: entries, evidence, lists, referrals. */
  static Map<String, String> repeatable(Path run) throws Exception {
    Map<String, String> contents = contents(run);
    contents.keySet().removeIf(path -> !path.matches("(entries|evidence|lists|referrals)/.*"));
    return contents;
  }

  static List<Path> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  static String sha256(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  /** Text as it lies in bytes, each byte a character. */
  static String bytesOf(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
