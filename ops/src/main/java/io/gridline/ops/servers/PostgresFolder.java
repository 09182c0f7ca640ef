package io.gridline.ops.servers;

import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What lies in a PostgreSQL server's folder: its programs, its data, its log. */
record PostgresFolder(Path path) {

  private static final Duration TO_MAKE = Duration.ofSeconds(60);

  /**
   * On 127.0.0.1 only, as durable as by default, with a log of changes. Rows do not come into the
   * server's own log: neither statements, nor what an error says in detail.
   */
  private static final String SETTINGS =
      """
      listen_addresses = '127.0.0.1'
      port = %d
      unix_socket_directories = ''
      wal_level = logical
      max_wal_senders = 4
      max_replication_slots = 4
      max_connections = 50
      shared_buffers = 64MB
      timezone = 'UTC'
      log_timezone = 'UTC'
      lc_messages = 'C'
      log_error_verbosity = terse
      log_min_error_statement = panic
      """;

  private Path data() {
    return path.resolve("data");
  }

  private Path settings() {
    return path.resolve("gridline.conf");
  }

  /** Makes what is not there; the port that was taken once is kept. */
  PostgresPrograms make() throws IOException {
    Files.createDirectories(path);
    PostgresPrograms programs = PostgresPrograms.in(path.resolve("postgresql"));
    if (!Files.exists(settings())) {
      Files.writeString(settings(), SETTINGS.formatted(FreePorts.take(1).get(0)));
      programs.give(settings());
    }
    if (!Files.exists(data().resolve("PG_VERSION"))) {
      Files.createDirectories(
          data(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      programs.give(data());
      letThrough();
      initialise(programs);
    }
    return programs;
  }

  /** Another user's programs have to reach the data. */
  private void letThrough() throws IOException {
    Set<PosixFilePermission> now = Files.getPosixFilePermissions(path);
    now.add(PosixFilePermission.OTHERS_EXECUTE);
    Files.setPosixFilePermissions(path, now);
  }

  private void initialise(PostgresPrograms programs) throws IOException {
    List<String> arguments =
        List.of(
            "--pgdata=" + data(),
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C");
    ServerProcess.start("initdb", path, programs.command("initdb", arguments)).complete(TO_MAKE);
  }

  List<String> start(PostgresPrograms programs) throws IOException {
    return programs.command(
        "postgres", List.of("-D", data().toString(), "-c", "config_file=" + settings()));
  }

  /** Without waiting for those who are connected. */
  List<String> stop(PostgresPrograms programs) throws IOException {
    return programs.command("pg_ctl", List.of("stop", "-D", data().toString(), "-m", "fast"));
  }

  int port() throws IOException {
    return Files.readAllLines(settings()).stream()
        .filter(line -> line.startsWith("port = "))
        .map(line -> Integer.parseInt(line.substring("port = ".length())))
        .findFirst()
        .orElseThrow(() -> new CommandFailure(ExitCode.FAILED, settings() + " lacks the port"));
  }

  private Path lock() {
    return data().resolve("postmaster.pid");
  }

  /** Whether a server is running here, or was killed. */
  boolean isLocked() {
    return Files.exists(lock());
  }

  /**
   * Takes the lock of a server away that was killed, when nobody has asked for its exit status yet:
   * PostgreSQL takes such a process for one that runs.
   */
  void unlockEnded() throws IOException {
    if (isLocked()) {
      List<String> lines = Files.readAllLines(lock());
      Path status = Path.of("/proc", lines.isEmpty() ? "none" : lines.get(0).strip(), "stat");
      if (Files.exists(status) && Files.readString(status).contains(") Z ")) {
        Files.delete(lock());
      }
    }
  }
}
