package io.gridline.ops.screen;

import io.gridline.connectors.csv.BadInput;
import io.gridline.connectors.seal.WrongKey;
import io.gridline.jobs.flink.JobFailed;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import io.gridline.pipelines.identity.Register;
import io.gridline.pipelines.order.InvalidOrder;
import java.util.List;

/** What a failed run means for the operator, and its exit status (contract, section 8). */
final class ScreenFailure {

  private ScreenFailure() {}

  /**
   * The failure in one line, when it is one that the operator can mend; else the failure itself.
   */
  static RuntimeException explained(Exception failure) {
    if (JobFailed.behind(failure, InvalidOrder.class).isPresent()) {
      return failure(ExitCode.BAD_USAGE, failure, InvalidOrder.class);
    }
    for (Class<? extends Exception> badInput :
        List.of(BadInput.class, Register.Unreadable.class, WrongKey.class)) {
      if (JobFailed.behind(failure, badInput).isPresent()) {
        return failure(ExitCode.BAD_INPUT, failure, badInput);
      }
    }
    return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
  }

  private static RuntimeException failure(
      ExitCode code, Exception failure, Class<? extends Exception> kind) {
    return new CommandFailure(
        code, JobFailed.behind(failure, kind).map(Throwable::getMessage).orElseThrow());
  }
}
