package io.gridline.jobs.flink;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.client.deployment.executors.RemoteExecutor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where a job that does not end runs: in this process, or on a cluster. */
public final class LiveFlink {

  private LiveFlink() {}

  /**
   * A Flink in this process, for one job; it ends with it. Its REST port is free, or as it says.
   */
  public static StreamExecutionEnvironment embedded(Configuration job) {
    Configuration configuration = new Configuration(job);
    if (!job.contains(RestOptions.BIND_PORT)) {
      configuration.set(RestOptions.BIND_PORT, "0");
    }
    configuration.set(RestOptions.ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    configuration.set(JobManagerOptions.BIND_HOST, "127.0.0.1");
    return StreamExecutionEnvironment.createLocalEnvironment(configuration);
  }

  /**
   * A cluster elsewhere; the job goes on when this process ends.
   *
   * @param ownFolder where the classes that are sent are put together
   * @throws ClusterUnusable when it does not fit
   */
  public static StreamExecutionEnvironment on(
      ClusterAddress address, Configuration job, Path ownFolder) throws IOException {
    Configuration configuration = ClusterClient.access(address);
    configuration.addAll(job);
    configuration.set(DeploymentOptions.TARGET, RemoteExecutor.NAME);
    configuration.set(DeploymentOptions.ATTACHED, false);
    try (ClusterClient client = ClusterClient.of(address)) {
      JobJars jars = JobJars.ofThisProcess();
      boolean isThere = client.build().filter(jars.build()::equals).isPresent();
      configuration.set(PipelineOptions.JARS, isThere ? List.of() : jars.uris(ownFolder));
    }
    return new StreamExecutionEnvironment(configuration);
  }
}
