package io.gridline.ops.bench;

import io.gridline.ops.Gridline;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Runs the commands that come in on standard input, a line each with tabs between the arguments,
 * and answers each by {@code done}, or {@code failed} and its exit status: Gridline in a warm
 * process.
 */
@Command(name = "serve", hidden = true, description = "Run commands from standard input.")
final class ServeCommand implements Callable<Integer> {

  @Override
  public Integer call() throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err);
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      int status = Gridline.commandLine().execute(line.split("\t"));
      answers.println(status == 0 ? "done" : "failed with exit status " + status);
      answers.flush();
    }
    return 0;
  }
}
