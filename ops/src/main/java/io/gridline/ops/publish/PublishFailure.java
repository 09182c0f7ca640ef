package io.gridline.ops.publish;

import io.gridline.connectors.kafka.DamagedMessage;
import io.gridline.connectors.kafka.KafkaUnusable;
import io.gridline.connectors.rows.BadInput;
import io.gridline.connectors.seal.WrongKey;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import io.gridline.pipelines.order.InvalidOrder;

/** What a failure means for who publishes, and its exit status (contract, section 8). */
final class PublishFailure {

  private static final String NOTHING = "; nothing was sent";

  /** What is on a topic is there: unlike a run, publishing has no one moment. */
  private static final String SOME =
      "; what was sent before stays, and sending it again is harmless";

  private PublishFailure() {}

  /**
   * The failure in one line, when it is one that the operator can mend; else the failure itself.
   *
   * @param hasBegun whether anything may have been sent
   */
  static RuntimeException explained(RuntimeException failure, boolean hasBegun) {
    String sent = hasBegun ? SOME : NOTHING;
    if (failure instanceof InvalidOrder) {
      return new CommandFailure(ExitCode.BAD_USAGE, failure.getMessage(), failure);
    }
    if (failure instanceof BadInput || failure instanceof WrongKey) {
      return new CommandFailure(ExitCode.BAD_INPUT, failure.getMessage() + sent, failure);
    }
    if (failure instanceof KafkaUnusable || failure instanceof DamagedMessage) {
      return new CommandFailure(ExitCode.FAILED, failure.getMessage() + sent, failure);
    }
    return failure;
  }
}
