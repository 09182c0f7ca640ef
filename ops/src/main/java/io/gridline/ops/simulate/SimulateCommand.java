package io.gridline.ops.simulate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
      "Makes a world to try Gridline on: feeds, register, order, cases and the truth.",
      "",
      "Everybody in it is made up; divisions, stations and airports are real. The same options make"
          + " the same bytes.",
      ""
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

  @Option(
      names = "--force",
      description = "Write into a folder that holds something else; only a world's own parts go.")
  private boolean force;

  @Override
  public Integer call() throws IOException {
    WorldSettings settings;
    try {
      settings = new WorldSettings(residents, seed, days, presencesPerDay);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
    if (!force && !World.mayReplace(out)) {
      throw new ParameterException(
          spec.commandLine(),
          out + " is not empty and holds no world made earlier: choose another, or use --force");
    }
    long begun = System.nanoTime();
    World.Summary summary = World.write(settings, out, progress());
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

  private LongConsumer progress() {
    if (System.console() == null) {
      return done -> {};
    }
    PrintWriter terminal = spec.commandLine().getErr();
    long all = residents + residents / 40;
    return done -> {
      terminal.printf(
          Locale.ROOT, "\r%,d of %,d people%s", Math.min(done, all), all, done >= all ? "\n" : "");
      terminal.flush();
    };
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
