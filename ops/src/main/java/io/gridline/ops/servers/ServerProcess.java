package io.gridline.ops.servers;

import io.gridline.connectors.file.WholeFile;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * A server's process on this machine. It ends with this process at the latest; one that outlived a
 * process that was killed is ended when the server of the same folder starts again.
 */
final class ServerProcess {

  private static final Duration TO_END = Duration.ofSeconds(20);
  private static final long PAUSE_MILLIS = 20;
  private static final int LOG_LINES = 15;

  private final String name;
  private final Process process;
  private final Path log;

  private ServerProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * @param name what it is called, for its log, {@code NAME.log} in the folder, and for messages
   */
  static ServerProcess start(String name, Path folder, List<String> command) throws IOException {
    Path known = folder.resolve(name + ".process");
    endEarlier(known);
    Path log = folder.resolve(name + ".log");
    Process process =
        new ProcessBuilder(inSessionOfItsOwn(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end-" + name));
    } catch (IllegalStateException endingAlready) {
      // What is started now, to stop another, is short and is waited for.
    }
    byte[] identity = identity(process.toHandle()).getBytes(StandardCharsets.US_ASCII);
    WholeFile.write(known, file -> file.write(identity));
    return new ServerProcess(name, process, log);
  }

  /** A Ctrl-C is for us: we end our servers when we no longer need them. */
  private static List<String> inSessionOfItsOwn(List<String> command) {
    List<String> whole = new ArrayList<>();
    Path setsid = Path.of("/usr/bin/setsid");
    if (Files.isExecutable(setsid)) {
      whole.add(setsid.toString());
    }
    whole.addAll(command);
    return whole;
  }

  /** Told from any other that has got its number since by when it was started. */
  private static String identity(ProcessHandle handle) {
    return handle.pid() + " " + handle.info().startInstant().map(Object::toString).orElse("");
  }

  private static void endEarlier(Path known) throws IOException {
    if (Files.exists(known)) {
      String identity = Files.readString(known);
      Optional<ProcessHandle> earlier =
          ProcessHandle.of(Long.parseLong(identity.substring(0, identity.indexOf(' '))))
              .filter(handle -> identity(handle).equals(identity));
      earlier.ifPresent(ServerProcess::kill);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until it has done what it was started for. */
  void complete(Duration bound) throws IOException {
    try {
      if (!process.waitFor(bound.toSeconds(), TimeUnit.SECONDS)) {
        kill();
        throw new CommandFailure(ExitCode.FAILED, name + " does not end; " + logEnd());
      }
      if (process.exitValue() != 0) {
        throw new CommandFailure(ExitCode.FAILED, name + " has failed; " + logEnd());
      }
    } catch (InterruptedException e) {
      kill();
      throw interrupted(e);
    }
  }

  /**
   * Waits until it is ready.
   *
   * @throws CommandFailure when it has ended, or is not ready within the bound
   */
  void await(BooleanSupplier ready, Duration bound) throws IOException {
    long deadline = System.nanoTime() + bound.toNanos();
    try {
      while (!ready.getAsBoolean()) {
        if (process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
          throw new CommandFailure(ExitCode.FAILED, name + " has ended; " + logEnd());
        }
        if (System.nanoTime() > deadline) {
          throw new CommandFailure(
              ExitCode.FAILED,
              name + " is not ready after " + bound.toSeconds() + " s; " + logEnd());
        }
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private CommandFailure interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new CommandFailure(ExitCode.FAILED, "stopped while " + name + " came up", e);
  }

  /** Tells it to end, and ends it when it does not within a bound. */
  void stop() {
    process.destroy();
    if (!hasEnded(process.toHandle())) {
      kill();
    }
  }

  /** Ends it at once, as a power cut would. */
  void kill() {
    kill(process.toHandle());
  }

  private static void kill(ProcessHandle handle) {
    handle.destroyForcibly();
    if (!hasEnded(handle)) {
      throw new IllegalStateException("process " + handle.pid() + " cannot be killed");
    }
  }

  private static boolean hasEnded(ProcessHandle handle) {
    try {
      handle.onExit().get(TO_END.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a process cannot be waited for", e);
    }
  }

  private String logEnd() throws IOException {
    List<String> lines =
        Files.readAllLines(log).stream().filter(Predicate.not(String::isBlank)).toList();
    return "the end of its log, "
        + log
        + ":\n"
        + String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
  }
}
