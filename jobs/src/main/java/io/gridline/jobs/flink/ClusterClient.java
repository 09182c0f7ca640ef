package io.gridline.jobs.flink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.rest.messages.ClusterConfigurationInfoHeaders;
import org.apache.flink.runtime.rest.messages.ConfigurationInfoEntry;
import org.apache.flink.runtime.rest.messages.EmptyMessageParameters;
import org.apache.flink.runtime.rest.messages.EmptyRequestBody;

/** Asks a Flink cluster about itself, by its REST endpoint. */
public final class ClusterClient implements AutoCloseable {

  /** In a cluster's configuration: which build of ours is on its class path ({@link JobJars}). */
  public static final String BUILD = "gridline.build";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long PAUSE_MILLIS = 500;
  private static final int TRIES = 10;
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

  private final ClusterAddress address;
  private final RestClusterClient<StandaloneClusterId> client;

  /** How much a cluster can do. */
  public record Capacity(String flinkVersion, int taskManagers, int slots, int freeSlots) {}

  private ClusterClient(ClusterAddress address, RestClusterClient<StandaloneClusterId> client) {
    this.address = address;
    this.client = client;
  }

  /** Connects nothing yet: the first question does. */
  public static ClusterClient of(ClusterAddress address) {
    try {
      return new ClusterClient(
          address, new RestClusterClient<>(access(address), StandaloneClusterId.getInstance()));
    } catch (Exception e) {
      throw new ClusterUnusable("no client for a Flink cluster can be made: " + e.getMessage(), e);
    }
  }

  /**
   * How a cluster is reached: with what {@code FLINK_CONF_DIR} says of encryption, for as long as
   * it may be unreachable for a moment.
   */
  static Configuration access(ClusterAddress address) {
    Configuration access =
        Optional.ofNullable(System.getenv("FLINK_CONF_DIR"))
            .map(GlobalConfiguration::loadConfiguration)
            .orElseGet(Configuration::new);
    access.set(RestOptions.ADDRESS, address.host());
    access.set(RestOptions.PORT, address.port());
    access.set(JobManagerOptions.ADDRESS, address.host());
    access.set(RestOptions.RETRY_MAX_ATTEMPTS, TRIES);
    access.set(RestOptions.RETRY_DELAY, BETWEEN_TRIES);
    return access;
  }

  /**
   * @throws ClusterUnusable when it does not answer
   */
  public Capacity capacity() {
    var overview = answer(client.getClusterOverview());
    return new Capacity(
        overview.getVersion(),
        overview.getNumTaskManagersConnected(),
        overview.getNumSlotsTotal(),
        overview.getNumSlotsAvailable());
  }

  /**
   * Waits until it has so many slots, free or not.
   *
   * @throws ClusterUnusable when it has not got them in time, or does not answer
   */
  Capacity awaitSlots(int wanted, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    Capacity capacity = capacity();
    while (capacity.slots() < wanted) {
      if (System.nanoTime() > deadline) {
        throw new ClusterUnusable(
            "the cluster at " + address + " has " + capacity.slots() + " of " + wanted + " slots");
      }
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ClusterUnusable("interrupted while a Flink cluster was waited for", e);
      }
      capacity = capacity();
    }
    return capacity;
  }

  /**
   * The build of Gridline that the cluster has on its class path by its own account.
   *
   * @throws ClusterUnusable when it does not answer
   */
  public Optional<String> build() {
    return answer(
            client.sendRequest(
                ClusterConfigurationInfoHeaders.getInstance(),
                EmptyMessageParameters.getInstance(),
                EmptyRequestBody.getInstance()))
        .stream()
        .filter(entry -> entry.getKey().equals(BUILD))
        .map(ConfigurationInfoEntry::getValue)
        .findFirst();
  }

  /** The jobs that it knows of and that have not ended. */
  public List<JobStatusMessage> running() {
    Collection<JobStatusMessage> all = answer(client.listJobs());
    List<JobStatusMessage> running = new ArrayList<>();
    all.stream().filter(job -> !job.getJobState().isGloballyTerminalState()).forEach(running::add);
    return running;
  }

  /** Cancels a job; one that has ended stays ended. */
  public void cancel(JobID job) {
    answer(client.cancel(job));
  }

  private <T> T answer(CompletableFuture<T> asked) {
    try {
      return asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterUnusable("interrupted while a Flink cluster was asked", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new ClusterUnusable(
          "no Flink cluster answers at " + address + ": is it up, and is this its REST address?",
          e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
