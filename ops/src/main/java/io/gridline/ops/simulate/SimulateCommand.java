package io.gridline.ops.simulate;

import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * `gridline simulate`: writes a made world. Exit status 0 written, 2 bad usage, 1 anything else.
 */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Make a world to try Gridline on: feeds, register, order, cases and the truth.",
      "",
      "Everybody in it is made up; divisions, stations and airports are real. The same options make"
          + " the same bytes.",
      ""
    },
    footerHeading = "%nA province:%n",
    footer = {
      "  simulate --residents 65m --days 36 --presences-per-day 5 --format parquet --out world",
      "",
      "65m residents, about 300m presences a day on 36 days: 11,000m records, some 500 GB. One day",
      "of it, without the rest: add --day 2020-01-20. Memory does not grow with the residents; with",
      "Parquet give it 1 GB (GRIDLINE_JAVA_OPTS=-Xmx1g is enough).",
      "",
      "What a day brings: simulate --until 2020-01-24 and screen --as-of 2020-01-25T00:00:00+08:00,",
      "then both one day later; changes.csv of each run says what is new."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:written", "2:bad usage", "1:anything else"})
public final class SimulateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--residents",
      paramLabel = "N",
      defaultValue = "200k",
      converter = Count.class,
      description =
          "Persons in the register: 2000, 200k, 1m, up to 65m (default: ${DEFAULT-VALUE}).")
  private long residents;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Another seed makes another world (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where to write: a new or empty folder, or an earlier world to replace.")
  private Path out;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "On how many of the 36 days a phone at home is reported, 0 to 36 (default:"
              + " ${DEFAULT-VALUE}). Phones away from home are always reported.")
  private int days;

  @Option(
      names = "--presences-per-day",
      paramLabel = "N",
      defaultValue = "2",
      description = "How often on such a day, 1 to 48 (default: ${DEFAULT-VALUE}).")
  private int presencesPerDay;

  @Mixin private SendingOptions sending;

  @Option(
      names = "--force",
      description = "Write into a folder that holds something else; only a world's own parts go.")
  private boolean force;

  @Override
  public Integer call() throws IOException {
    WorldSettings settings;
    try {
      settings = new WorldSettings(residents, seed, days, presencesPerDay, sending.sending());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
    if (!force && !World.mayReplace(out)) {
      throw new ParameterException(
          spec.commandLine(),
          out + " is not empty and holds no world made earlier: choose another, or use --force");
    }
    long begun = System.nanoTime();
    World.Summary summary = write(settings);
    double seconds = (System.nanoTime() - begun) / 1e9;
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.printf(
        Locale.ROOT,
        "%s: %,d people, %d cases, %,d feed records (carrier %,d, rail %,d, aviation %,d, hotel"
            + " %,d) in %.1f s, %,.0f records/s%n",
        out,
        summary.people(),
        summary.cases(),
        summary.feedRows(),
        summary.carrierRows(),
        summary.railRows(),
        summary.aviationRows(),
        summary.hotelRows(),
        seconds,
        summary.feedRows() / seconds);
    terminal.printf("What is what, and how to screen it: %s%n", out.resolve("README.txt"));
    terminal.flush();
    return CommandLine.ExitCode.OK;
  }

  private World.Summary write(WorldSettings settings) {
    PrintWriter terminal = spec.commandLine().getErr();
    try {
      return World.write(
          settings,
          out,
          new SimulateProgress(terminal, System.console() != null, System::nanoTime));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED,
          out + ": the world could not be written and is not whole: " + e.getMessage(),
          e);
    }
  }

  /** 2000, 200k, 1.5m. */
  public static final class Count implements CommandLine.ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      String small = text.trim().toLowerCase(Locale.ROOT).replace("_", "");
      long unit = small.endsWith("k") ? 1_000 : small.endsWith("m") ? 1_000_000 : 1;
      String number = unit == 1 ? small : small.substring(0, small.length() - 1);
      try {
        return new java.math.BigDecimal(number)
            .multiply(java.math.BigDecimal.valueOf(unit))
            .longValueExact();
      } catch (ArithmeticException | NumberFormatException e) {
        throw new CommandLine.TypeConversionException(
            "'" + text + "' is not a count like 2000, 200k or 1m");
      }
    }
  }
}
