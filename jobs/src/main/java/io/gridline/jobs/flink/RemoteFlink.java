package io.gridline.jobs.flink;

import io.gridline.connectors.file.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.apache.flink.client.ClientUtils;
import org.apache.flink.client.cli.ClientOptions;
import org.apache.flink.client.deployment.executors.RemoteExecutor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A Flink cluster elsewhere. Its TaskManagers reach the feeds and the store under the same names as
 * this process; what client and tasks hand each other lies beside the store, and is deleted when
 * this is closed.
 *
 * <p>Flink does a lost TaskManager's tasks again on those that are left. It cancels a job whose
 * client has not been heard of for a minute.
 */
public final class RemoteFlink implements FlinkCluster {

  private static final String SCRATCH = "scratch";
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

  /** A cluster that was started with the run may still be coming up. */
  private static final Duration FOR_SLOTS = Duration.ofSeconds(30);

  private static final Duration GIVEN_UP = Duration.ofMinutes(1);

  /** Failures within a pause count once, as those of a lost TaskManager's tasks do. */
  private static final int RESTARTS = 5;

  private static final Duration BEFORE_RESTART = Duration.ofSeconds(1);
  private static final Duration AT_MOST_BEFORE_RESTART = Duration.ofSeconds(10);

  private final Settings settings;
  private final int parallelism;
  private final List<String> jars;
  private final Path ownFolder;
  private RunFiles files;
  private volatile JobClient running;
  private volatile boolean stopped;

  /**
   * @param run names the run, and its jobs on the cluster
   * @param store folder of the store, which the TaskManagers reach too
   * @param parallelism all slots of the cluster when absent
   */
  public record Settings(ClusterAddress address, String run, Path store, OptionalInt parallelism) {}

  private RemoteFlink(Settings settings, int parallelism, List<String> jars, Path ownFolder) {
    this.settings = settings;
    this.parallelism = parallelism;
    this.jars = jars;
    this.ownFolder = ownFolder;
  }

  /**
   * Looks whether the cluster is there and fits. Jobs of the same run that a client has left behind
   * are cancelled.
   *
   * @param says hears what an operator may want to know
   * @throws ClusterUnusable when it does not fit
   */
  public static RemoteFlink connect(Settings settings, Consumer<String> says) {
    try (ClusterClient client = ClusterClient.of(settings.address())) {
      requireVersion(settings.address(), client.capacity().flinkVersion());
      ClusterClient.Capacity capacity =
          client.awaitSlots(settings.parallelism().orElse(1), FOR_SLOTS);
      for (JobStatusMessage job : client.running()) {
        if (job.getJobName().startsWith(prefix(settings.run()))) {
          says.accept("cancels what an earlier client of this run has left: " + job.getJobName());
          client.cancel(job.getJobId());
        }
      }
      int parallelism = settings.parallelism().orElse(capacity.slots());
      JobJars jars = JobJars.ofThisProcess();
      boolean isThere = client.build().filter(jars.build()::equals).isPresent();
      Path ownFolder = Files.createTempDirectory("gridline-client-");
      return new RemoteFlink(
          settings, parallelism, isThere ? List.of() : jars.uris(ownFolder), ownFolder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireVersion(ClusterAddress address, String theirs) {
    String ours = EnvironmentInformation.getVersion();
    if (!minor(ours).equals(minor(theirs))) {
      throw new ClusterUnusable(
          "the cluster at " + address + " is Flink " + theirs + ", and this needs " + minor(ours));
    }
  }

  private static String minor(String version) {
    return version.replaceAll("^(\\d+\\.\\d+).*", "$1");
  }

  private static String prefix(String run) {
    return "gridline " + run + ": ";
  }

  @Override
  public StreamExecutionEnvironment batch() {
    if (stopped) {
      throw new Stopped();
    }
    Configuration configuration = ClusterClient.access(settings.address());
    configuration.addAll(BatchSettings.of(parallelism));
    configuration.set(DeploymentOptions.TARGET, RemoteExecutor.NAME);
    configuration.set(DeploymentOptions.SHUTDOWN_IF_ATTACHED, true);
    configuration.set(ClientOptions.CLIENT_HEARTBEAT_TIMEOUT, GIVEN_UP);
    configuration.set(ClientOptions.CLIENT_HEARTBEAT_INTERVAL, SIGN_OF_LIFE);
    configuration.set(PipelineOptions.JARS, jars);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, RESTARTS);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, BEFORE_RESTART);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        AT_MOST_BEFORE_RESTART);
    return new StreamExecutionEnvironment(configuration);
  }

  @Override
  public RunningJob start(StreamExecutionEnvironment environment, String name) throws Exception {
    JobClient client = environment.executeAsync(prefix(settings.run()) + name);
    running = client;
    if (stopped) {
      client.cancel().get();
    }
    ScheduledExecutorService signs =
        ClientUtils.reportHeartbeatPeriodically(
            client, SIGN_OF_LIFE.toMillis(), GIVEN_UP.toMillis());
    return new RunningJob(
        client,
        () -> {
          signs.shutdownNow();
          running = null;
        });
  }

  /** Made when first asked for: by then the run has the store for itself, and no other uses it. */
  @Override
  public synchronized RunFiles files() {
    if (files == null) {
      try {
        FileTree.delete(settings.store().resolve(SCRATCH));
        files = RunFiles.in(Files.createDirectories(scratch(), OWNER_ONLY).toUri().toString());
      } catch (IOException e) {
        throw new UncheckedIOException("the store's folder cannot be written", e);
      }
    }
    return files;
  }

  private Path scratch() {
    return settings.store().resolve(SCRATCH).resolve(settings.run());
  }

  @Override
  public void stop() {
    stopped = true;
    JobClient job = running;
    if (job != null) {
      job.cancel().join();
    }
  }

  @Override
  public synchronized void close() {
    try {
      FileTree.delete(ownFolder);
      if (files != null) {
        FileTree.delete(settings.store().resolve(SCRATCH));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("what a run has left beside the store stays there", e);
    }
  }
}
