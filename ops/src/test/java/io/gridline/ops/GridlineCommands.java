package io.gridline.ops;

import picocli.CommandLine;

/** The command line as its users have it, for tests of commands. */
public final class GridlineCommands {

  private GridlineCommands() {}

  public static CommandLine all() {
    return Gridline.commandLine();
  }
}
