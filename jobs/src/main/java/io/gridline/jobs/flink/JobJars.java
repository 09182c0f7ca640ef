package io.gridline.jobs.flink;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a Flink cluster needs beside its own jars to run our jobs: what is on the class path of this
 * process, without Flink, logging and the command line.
 */
public record JobJars(List<Path> classPath) {

  private static final Pattern NOT_OURS =
      Pattern.compile(
          "(flink-(?!connector-)|log4j-|slf4j-|picocli-|gridline-ops-|gridline-desk-"
              // What the desk alone is made of.
              + "|javalin-|jetty-|kotlin-|jakarta\\.|jdbi3-|geantyref-|HikariCP-|flyway-|bcprov-"
              + "|fastexcel-|opczip-|jte-|jackson-(core|databind)-3\\.).*");
  private static final Pattern OWN = Pattern.compile("gridline-.*");

  /** Of this process. */
  public static JobJars ofThisProcess() {
    return new JobJars(
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(Files::exists)
            .filter(entry -> !NOT_OURS.matcher(entry.getFileName().toString()).matches())
            .toList());
  }

  /**
   * Tells one build from any other: by the contents of what is ours and the names of all else. A
   * cluster that says it has this build on its class path need not be sent it.
   */
  public String build() {
    MessageDigest digest = sha256();
    try {
      for (Path entry : classPath) {
        String name = entry.getFileName().toString();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        if (Files.isDirectory(entry)) {
          for (Path file : below(entry)) {
            digest.update(entry.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
          }
        } else if (OWN.matcher(name).matches()) {
          digest.update(Files.readAllBytes(entry));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the class path cannot be read", e);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  /**
   * The jars, as URIs; of a folder of classes one is made.
   *
   * @param scratch where
   */
  List<String> uris(Path scratch) throws IOException {
    List<String> uris = new ArrayList<>();
    for (Path entry : classPath) {
      Path jar =
          Files.isDirectory(entry)
              ? jar(entry, scratch.resolve("classes-" + uris.size() + ".jar"))
              : entry;
      uris.add(jar.toUri().toString());
    }
    return uris;
  }

  private static Path jar(Path folder, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path file : below(folder)) {
        out.putNextEntry(new JarEntry(folder.relativize(file).toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
    return jar;
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
