package io.gridline.ops.desk;

import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.desk.Desk;
import io.gridline.desk.DeskSettings;
import io.gridline.desk.access.Proxies;
import io.gridline.desk.access.RequestLimits;
import io.gridline.desk.database.DatabaseAddress;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import io.gridline.ops.LocationConverter;
import io.gridline.ops.publish.StopOnSignal;
import io.gridline.ops.screen.ScreenCommand;
import io.gridline.pipelines.order.InvalidOrder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.flywaydb.core.api.FlywayException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gridline desk}: the queues that streets and communities work through. */
@Command(
    name = "desk",
    description = {
      "Serve the desk: the queues that streets and communities work through.",
      "Takes entries in from Kafka, or from what 'gridline screen' publishes, and keeps them in",
      "PostgreSQL (14 or newer). Several may run over one database. Goes on until it is told to"
          + " end",
      "(Ctrl-C). Put a proxy with TLS before it; accounts are made by 'gridline desk account'."
    },
    subcommands = {DeskAccountCommand.class, DeskPurgeCommand.class})
public final class DeskCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--database",
      paramLabel = "jdbc:postgresql://…",
      description = {
        "The database. The desk connects as gridline_desk and gridline_desk_intake; passwords come"
            + " from the password file (~/.pgpass) or GRIDLINE_DESK_PASSWORD and"
            + " GRIDLINE_DESK_INTAKE_PASSWORD."
      })
  private String database;

  @Option(
      names = "--owner",
      paramLabel = "ROLE",
      description = {
        "First bring the tables up to date, as this role, which owns them. Its password comes from"
            + " the password file or PGPASSWORD. Without it they have to be up to date."
      })
  private String owner;

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      converter = LocationConverter.class,
      description = "The keys that the lists were made with.")
  private Path keys;

  @Option(
      names = "--run",
      paramLabel = "DIR",
      converter = LocationConverter.class,
      description = "Take in what 'gridline screen --out DIR' publishes, now and whenever it does.")
  private Path run;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "Take in gridline.entries from these brokers of Kafka.")
  private String servers;

  @Option(
      names = "--client-config",
      paramLabel = "FILE",
      description = "Settings of Kafka's clients, as key=value lines: what TLS and a login need.")
  private Path client;

  @Option(
      names = "--order",
      paramLabel = "FILE",
      description = "An order whose entries come by Kafka; once is enough. May be repeated.")
  private List<Path> orders = new ArrayList<>();

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      paramLabel = "ADDRESS",
      description = "The address that it listens on (default: ${DEFAULT-VALUE}).")
  private String host;

  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "N",
      description = "The port (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--connections",
      defaultValue = "10",
      paramLabel = "N",
      description = "How many requests the database serves at once (default: ${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      converter = ScreenCommand.TimeConverter.class,
      description = {
        "Where the desk's clock begins, ISO 8601, for lists that were made for another time; now by"
            + " default."
      })
  private Instant asOf;

  @Option(
      names = "--trusted-proxy",
      split = ",",
      paramLabel = "ADDRESS",
      description = {
        "A proxy before the desk whose X-Forwarded-For says who asks; from anybody else that counts"
            + " for nothing. May be repeated."
      })
  private List<String> proxies = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    if (database == null || keys == null) {
      throw new ParameterException(spec.commandLine(), "--database and --keys are needed");
    }
    try {
      Proxies unused = Proxies.trusting(proxies);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--trusted-proxy: " + e.getMessage(), e);
    }
    PrintWriter out = spec.commandLine().getOut();
    try (StopOnSignal signal = new StopOnSignal();
        Desk desk = start()) {
      out.printf("The desk is at http://%s:%d/%n", host, desk.port());
      out.flush();
      WaitForStop.of(signal.asked());
    }
    return ExitCode.DONE.status();
  }

  private Desk start() throws IOException {
    try {
      return Desk.start(
          new DeskSettings(
              DatabaseAddress.of(database, System::getenv),
              Optional.ofNullable(owner),
              keys,
              orderTexts(),
              Optional.ofNullable(run),
              Optional.ofNullable(servers).map(this::kafka),
              host,
              port,
              connections,
              RequestLimits.OF_PEOPLE,
              proxies,
              clock()));
    } catch (InvalidOrder e) {
      throw new CommandFailure(ExitCode.BAD_USAGE, e.getMessage(), e);
    } catch (FlywayException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "--owner: the tables cannot be brought up to date as " + owner, e);
    }
  }

  private Clock clock() {
    return asOf == null
        ? Clock.systemUTC()
        : Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), asOf));
  }

  private List<String> orderTexts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path order : orders) {
      texts.add(
          Files.readString(
              LocationConverter.found("--order", order, "order"), StandardCharsets.UTF_8));
    }
    return texts;
  }

  private KafkaAddress kafka(String brokers) {
    KafkaAddress address = KafkaAddress.of(brokers);
    if (client == null) {
      return address;
    }
    Properties settings = new Properties();
    try (Reader file = Files.newBufferedReader(client)) {
      settings.load(file);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.BAD_USAGE, "--client-config: " + client + " cannot be read", e);
    }
    return address.with(settings);
  }
}
