package io.gridline.ops.screen;

import io.gridline.connectors.lists.PurgeCertificate;
import io.gridline.connectors.lists.PurgeCertificate.Deleted;
import io.gridline.jobs.screen.PurgeJob;
import io.gridline.ops.ExitCode;
import io.gridline.ops.LocationConverter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gridline purge}: forgets an order. */
@Command(
    name = "purge",
    description = {
      "Forget an order when its retention is over.",
      "Destroys its key, and deletes its runs, lists, reviews, dead letters and whatever the store",
      "keeps for it alone. Leaves a certificate with counts in OUT/certificates. The senders' own",
      "files are theirs. A desk forgets the order at that time by itself, and by 'gridline desk",
      "purge' when none runs."
    })
public final class PurgeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--order",
      required = true,
      paramLabel = "FILE",
      converter = LocationConverter.class,
      description = "The screening order to forget, YAML.")
  private Path order;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      converter = LocationConverter.class,
      description = "Where its lists were published; a folder, or a URI as for screen.")
  private Path out;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      converter = LocationConverter.class,
      description = "The store; OUT/store by default.")
  private Path store;

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      converter = LocationConverter.class,
      description = "The keys; OUT/keys by default.")
  private Path keys;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      converter = ScreenCommand.TimeConverter.class,
      description = "The instant at which its retention has to be over, ISO 8601; now by default.")
  private Instant asOf;

  @Option(names = "--dry-run", description = "Only say what would be deleted.")
  private boolean dryRun;

  @Override
  public Integer call() {
    OrderFiles.require(List.of(order));
    LocationConverter.reached("--out", out);
    PurgeJob job =
        new PurgeJob(
            new PurgeJob.Settings(
                order,
                out,
                store == null ? out.resolve("store") : store,
                keys == null ? out.resolve("keys") : keys,
                asOf == null ? Instant.now() : asOf));
    try {
      print(dryRun ? job.look() : job.purge());
      return ExitCode.DONE.status();
    } catch (RuntimeException | IOException failure) {
      throw RunFailure.explained(failure);
    }
  }

  private void print(PurgeCertificate certificate) {
    PrintWriter to = spec.commandLine().getOut();
    Deleted deleted = certificate.deleted();
    if (deleted.wasNothing()) {
      to.println("There is nothing of order " + certificate.order() + ".");
    } else {
      to.printf(
          Locale.ROOT,
          "Order %s, version %d: %s its key, %,d runs with %,d files (%,d bytes), and of the store"
              + " %,d parts with %,d records and %,d dead letters.%n",
          certificate.order(),
          certificate.orderVersion(),
          dryRun ? "would delete" : "deleted",
          deleted.runs(),
          deleted.files(),
          deleted.bytes(),
          deleted.parts(),
          deleted.records(),
          deleted.deadLetters());
      if (!dryRun) {
        to.println("Certificate: " + certificate.file(out));
      }
    }
    to.flush();
  }
}
