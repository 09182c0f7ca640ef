package io.gridline.ops;

/** What a command's exit status means (contract, section 8). */
public enum ExitCode {
  DONE(0, "Done; for screen: published."),
  FAILED(1, "Something else went wrong; nothing was published."),
  BAD_USAGE(2, "Bad usage, or an order that is invalid or not in force; nothing was published."),
  BAD_INPUT(3, "Bad input; nothing was published.");

  private final int status;
  private final String meaning;

  ExitCode(int status, String meaning) {
    this.status = status;
    this.meaning = meaning;
  }

  public int status() {
    return status;
  }

  public String meaning() {
    return meaning;
  }
}
