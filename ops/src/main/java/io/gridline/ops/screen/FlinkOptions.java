package io.gridline.ops.screen;

import io.gridline.jobs.flink.ClusterAddress;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where a command's Flink jobs run, and how much of them at once. */
public final class FlinkOptions {

  @Option(
      names = "--cluster",
      paramLabel = "HOST:PORT",
      converter = AddressConverter.class,
      description = {
        "Run on that Flink cluster, by its REST address, and not in this process (see 'gridline"
            + " cluster --help'). Its TaskManagers have to reach the feeds and the store under the"
            + " same names. What TLS needs is taken from the configuration in FLINK_CONF_DIR."
      })
  private ClusterAddress cluster;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description =
          "How much runs at once; by default as much as there are processors, or slots of the"
              + " cluster.")
  private Integer parallelism;

  FlinkOptions() {}

  /** In this process. */
  public static FlinkOptions embedded(int parallelism) {
    FlinkOptions options = new FlinkOptions();
    options.parallelism = parallelism;
    return options;
  }

  /** The cluster, or null for a Flink in this process. */
  public ClusterAddress cluster() {
    return cluster;
  }

  public OptionalInt parallelism() {
    if (parallelism == null) {
      return OptionalInt.empty();
    }
    if (parallelism < 1) {
      throw new CommandFailure(ExitCode.BAD_USAGE, "--parallelism: expected 1 or more");
    }
    return OptionalInt.of(parallelism);
  }

  /** HOST:PORT. */
  public static final class AddressConverter implements ITypeConverter<ClusterAddress> {
    @Override
    public ClusterAddress convert(String text) {
      try {
        return ClusterAddress.of(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
