package io.gridline.ops.desk;

import io.gridline.desk.Desk;
import io.gridline.desk.database.DatabaseAddress;
import io.gridline.desk.intake.Forgetting.Forgotten;
import io.gridline.ops.ExitCode;
import io.gridline.ops.screen.ScreenCommand;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gridline desk purge}: forgets what a desk that runs no more would have forgotten. */
@Command(
    name = "purge",
    description = {
      "Forget the orders whose retention is over.",
      "Deletes their tasks with histories, checks and openings; how much there was stays. A running",
      "desk does so by itself. Keys, lists and store are forgotten by 'gridline purge'."
    })
public final class DeskPurgeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--database",
      required = true,
      paramLabel = "jdbc:postgresql://…",
      description = "The desk's database; connects as gridline_desk_intake.")
  private String database;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      converter = ScreenCommand.TimeConverter.class,
      description = "The instant at which the retention has to be over, ISO 8601; now by default.")
  private Instant asOf;

  @Override
  public Integer call() {
    List<Forgotten> forgotten =
        Desk.forget(
            DatabaseAddress.of(database, System::getenv),
            asOf == null ? Clock.systemUTC() : Clock.fixed(asOf, ZoneOffset.UTC));
    PrintWriter to = spec.commandLine().getOut();
    for (Forgotten one : forgotten) {
      to.printf(
          Locale.ROOT,
          "Order %s: deleted %,d tasks, %,d events, %,d checks and %,d openings.%n",
          one.order(),
          one.tasks(),
          one.events(),
          one.checks(),
          one.openings());
    }
    if (forgotten.isEmpty()) {
      to.println("There is no order whose retention is over.");
    }
    to.flush();
    return ExitCode.DONE.status();
  }
}
