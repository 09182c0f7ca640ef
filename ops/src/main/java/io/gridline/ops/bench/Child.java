package io.gridline.ops.bench;

import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of a contender's. Ends with this one, whatever ends this one. */
final class Child implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 30;

  private final String name;
  private final Process process;
  private final Path log;
  private final ProcessWatch watch;
  private final Thread ending;
  private final BufferedReader answers;
  private final BufferedWriter requests;

  private Child(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    watch = ProcessWatch.on(process);
    answers = process.inputReader(StandardCharsets.UTF_8);
    requests = process.outputWriter(StandardCharsets.UTF_8);
    ending = new Thread(() -> kill(process), "end-" + name);
    Runtime.getRuntime().addShutdownHook(ending);
  }

  /** Starts one; what it says beside its answers goes into {@code log}. */
  static Child start(String name, List<String> command, Path log) throws IOException {
    Files.createDirectories(log.getParent());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new Child(name, builder.start(), log);
  }

  /**
   * Runs one that does its work and ends.
   *
   * @throws CommandFailure when it fails
   */
  static Measured run(String name, List<String> command, Path log) throws IOException {
    long begun = System.nanoTime();
    try (Child child = start(name, command, log)) {
      child.requests.close();
      while (child.answers.readLine() != null) {
        // what it prints is for an operator
      }
      int status = child.process.waitFor();
      Measured measured = child.watch.measured(seconds(begun));
      if (status != 0) {
        throw child.failure("ended with exit status " + status);
      }
      return measured;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.FAILED, "interrupted", e);
    }
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @throws CommandFailure when the answer is not that it is done
   */
  Measured ask(String request) {
    begin();
    long begun = System.nanoTime();
    tell(request);
    return since(begun);
  }

  /**
   * Sends a request and waits for its answer, without measuring.
   *
   * @return what stands behind {@code done}
   * @throws CommandFailure when the answer is not that it is done
   */
  String tell(String request) {
    try {
      requests.write(request);
      requests.newLine();
      requests.flush();
      String answer = answers.readLine();
      if (answer == null || !answer.startsWith("done")) {
        throw failure(answer == null ? "ended" : answer);
      }
      return answer.substring("done".length()).strip();
    } catch (IOException e) {
      throw failure("does not answer");
    }
  }

  /** Measures from now on. */
  void begin() {
    watch.reset();
  }

  /**
   * What it took since {@link #begin}.
   *
   * @param nanos when that was
   */
  Measured since(long nanos) {
    return watch.measured(seconds(nanos));
  }

  private CommandFailure failure(String what) {
    return new CommandFailure(
        ExitCode.FAILED, "bench: %s %s; what it said is in %s".formatted(name, what, log));
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }

  @Override
  public void close() {
    watch.close();
    try {
      requests.close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } finally {
      forget();
    }
  }

  private void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(ending);
    } catch (IllegalStateException endingAlready) {
      // then it is running
    }
  }
}
