package io.gridline.ops.screen;

import io.gridline.connectors.rows.BadInput;
import io.gridline.connectors.seal.WrongKey;
import io.gridline.jobs.flink.ClusterTrouble;
import io.gridline.jobs.flink.JobFailed;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import io.gridline.pipelines.identity.Register;
import io.gridline.pipelines.order.InvalidOrder;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;

/** What a failed run means for the operator, and its exit status (contract, section 8). */
final class RunFailure {

  private static final String NOTHING = "nothing was published";

  private RunFailure() {}

  /**
   * The failure in one line, when it is one that the operator can mend; else the failure itself.
   */
  static RuntimeException explained(Exception failure) {
    if (failure instanceof CommandFailure known) {
      return known;
    }
    if (JobFailed.behind(failure, InvalidOrder.class).isPresent()) {
      return failure(ExitCode.BAD_USAGE, failure, InvalidOrder.class);
    }
    for (Class<? extends Exception> badInput :
        List.of(BadInput.class, Register.Unreadable.class, WrongKey.class)) {
      if (JobFailed.behind(failure, badInput).isPresent()) {
        return failure(ExitCode.BAD_INPUT, failure, badInput);
      }
    }
    Optional<String> cluster = ClusterTrouble.text(failure);
    if (cluster.isPresent()) {
      return new CommandFailure(ExitCode.FAILED, cluster.get() + "; " + NOTHING, failure);
    }
    Optional<String> disk = disk(failure);
    if (disk.isPresent()) {
      return new CommandFailure(ExitCode.FAILED, disk.get() + "; " + NOTHING, failure);
    }
    return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
  }

  private static RuntimeException failure(
      ExitCode code, Exception failure, Class<? extends Exception> kind) {
    return new CommandFailure(
        code, JobFailed.behind(failure, kind).map(Throwable::getMessage).orElseThrow());
  }

  /** A disk that is full or may not be written to; the system says so in its own words. */
  private static Optional<String> disk(Exception failure) {
    Optional<FileSystemException> file = JobFailed.behind(failure, FileSystemException.class);
    if (file.isPresent()) {
      String reason = file.get().getReason();
      return Optional.of(
          file.get().getFile()
              + ": "
              + (reason == null ? file.get().getClass().getSimpleName() : reason));
    }
    Throwable root = JobFailed.root(failure);
    return root instanceof IOException && root.getMessage() != null
        ? Optional.of("files: " + root.getMessage())
        : Optional.empty();
  }
}
