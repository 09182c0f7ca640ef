package io.gridline.ops;

/**
 * A command cannot go on, for a reason that its operator can do something about. The message is
 * shown as it is, one line without a stack trace: what is wrong, where, and what was expected. It
 * names no person.
 */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final ExitCode exitCode;

  public CommandFailure(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  public CommandFailure(ExitCode exitCode, String message) {
    this(exitCode, message, null);
  }

  public ExitCode exitCode() {
    return exitCode;
  }
}
