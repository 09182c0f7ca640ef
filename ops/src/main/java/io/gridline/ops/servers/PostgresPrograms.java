package io.gridline.ops.servers;

import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, unpacked into a folder. They refuse to run as root, and run as
 * another user then.
 *
 * @param folder holds {@code bin}, {@code lib}, {@code share}
 */
record PostgresPrograms(Path folder) {

  /** Called nobody on most systems. */
  private static final int NOT_ROOT = 65534;

  private static final String ARCHIVE = ".txz";

  static PostgresPrograms in(Path folder) throws IOException {
    PostgresPrograms programs = new PostgresPrograms(folder);
    if (!Files.isExecutable(folder.resolve("bin/postgres"))) {
      Files.createDirectories(folder);
      programs.give(folder);
      programs.unpack(ServerJars.jar("postgres", "-linux-" + architecture() + "-"));
    }
    return programs;
  }

  private static String architecture() {
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return machine.equals("aarch64") ? "arm64v8" : machine;
  }

  private void unpack(Path jar) throws IOException {
    try (JarInputStream entries = new JarInputStream(Files.newInputStream(jar))) {
      for (JarEntry entry = entries.getNextJarEntry();
          entry != null;
          entry = entries.getNextJarEntry()) {
        if (entry.getName().endsWith(ARCHIVE)) {
          unpack(entries);
          return;
        }
      }
    }
    throw new CommandFailure(ExitCode.FAILED, "there is no archive in " + jar);
  }

  /** By tar, which knows links and modes; of the packing it is not sure to know this one. */
  private void unpack(InputStream archive) throws IOException {
    Process tar =
        new ProcessBuilder("tar", "-x", "-C", folder.toString(), "-f", "-")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (OutputStream to = tar.getOutputStream()) {
      new XZInputStream(archive).transferTo(to);
    }
    try {
      if (tar.waitFor() != 0) {
        throw new CommandFailure(ExitCode.FAILED, "PostgreSQL cannot be unpacked into " + folder);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.FAILED, "interrupted", e);
    }
  }

  /** The command that runs one of them. */
  List<String> command(String program, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(
          List.of("setpriv", "--reuid=" + NOT_ROOT, "--regid=" + NOT_ROOT, "--clear-groups", "--"));
    }
    command.add(folder.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    return command;
  }

  /** Gives a file or folder to the user that they run as. */
  void give(Path path) throws IOException {
    if (isRoot()) {
      Files.setAttribute(path, "unix:uid", NOT_ROOT);
      Files.setAttribute(path, "unix:gid", NOT_ROOT);
    }
  }

  private static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }
}
