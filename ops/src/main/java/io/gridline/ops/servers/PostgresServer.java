package io.gridline.ops.servers;

import io.gridline.ops.CommandFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A PostgreSQL server for the demo and tests: a process of its own on this machine that listens on
 * 127.0.0.1 only and lets everybody there in, keeps everything in one folder, tells of changes, and
 * has the same address and data again when it is started there again. Its log is {@code
 * postgres.log} in the folder.
 */
public final class PostgresServer implements AutoCloseable {

  /** Its superuser. */
  public static final String USER = "postgres";

  private static final Duration TO_COME_UP = Duration.ofSeconds(60);
  private static final Duration TO_END = Duration.ofSeconds(30);

  private final PostgresFolder folder;
  private final PostgresPrograms programs;
  private final int port;
  private ServerProcess process;

  private PostgresServer(PostgresFolder folder, PostgresPrograms programs, int port) {
    this.folder = folder;
    this.programs = programs;
    this.port = port;
  }

  /**
   * Starts a server and waits until it serves.
   *
   * @param folder its own; made, with a free port and one empty database, when it is not there.
   *     Started by root, the server runs as nobody, who has to be let through the folders above
   * @throws CommandFailure when it does not come up
   */
  public static PostgresServer start(Path folder) throws IOException {
    PostgresFolder its = new PostgresFolder(folder.toAbsolutePath().normalize());
    PostgresPrograms programs = its.make();
    PostgresServer server = new PostgresServer(its, programs, its.port());
    server.startAgain();
    return server;
  }

  /** The same for as long as the folder is there. */
  public int port() {
    return port;
  }

  public String database() {
    return "postgres";
  }

  /** For JDBC and {@code gridline screen --register}. */
  public String url(String user) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s".formatted(port, database(), user);
  }

  /** A session of the superuser's. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(USER));
  }

  /** Runs statements as the superuser, each in a transaction of its own. */
  public void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Shuts it down in order; who is connected is cut off. */
  public void stop() throws IOException {
    try {
      if (folder.isLocked() && process.isAlive()) {
        ServerProcess.start("pg_ctl", folder.path(), folder.stop(programs)).complete(TO_END);
      }
    } catch (CommandFailure failure) {
      // It may have ended meanwhile, and there is nothing to stop.
      if (process.isAlive()) {
        throw failure;
      }
    }
    process.stop();
  }

  /** Ends it at once (SIGKILL), as a power cut would. */
  public void kill() {
    process.kill();
  }

  /**
   * Starts it again, after {@link #stop} or {@link #kill}, and waits until it serves. What is left
   * of one that was killed may stand in the way for a moment.
   */
  public void startAgain() throws IOException {
    long deadline = System.nanoTime() + TO_COME_UP.toNanos();
    while (process == null || !serves()) {
      folder.unlockEnded();
      process = ServerProcess.start("postgres", folder.path(), folder.start(programs));
      try {
        process.await(this::serves, TO_COME_UP);
      } catch (CommandFailure failure) {
        process.kill();
        if (!folder.isLocked() || System.nanoTime() > deadline) {
          throw failure;
        }
      }
    }
  }

  private boolean serves() {
    try (Connection connection = connect()) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  /** Stops it; its folder stays. */
  @Override
  public void close() throws IOException {
    stop();
  }
}
