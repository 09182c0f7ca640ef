package io.gridline.ops.cluster;

import io.gridline.jobs.flink.ClusterAddress;
import io.gridline.jobs.flink.ClusterClient;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.runtime.client.JobStatusMessage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gridline cluster status}. */
@Command(
    name = "status",
    description = {
      "Say which processes of the cluster are there, and what runs on it.",
      "Fails when the cluster is not up, or one of its processes is gone."
    })
final class ClusterStatusCommand implements Callable<Integer> {

  private static final long MILLIS = 1000;

  @Spec private CommandSpec spec;

  @Mixin private ClusterFolderOption folder;

  @Override
  public Integer call() throws IOException {
    StartedCluster cluster =
        folder
            .folder()
            .started()
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.FAILED, "no cluster is up: start one with 'gridline cluster up'"));
    PrintWriter to = spec.commandLine().getOut();
    cluster.processes().forEach(process -> to.println("  " + line(process)));
    if (cluster.isUp()) {
      running(cluster, to);
    }
    to.flush();
    if (cluster.dead().isPresent()) {
      throw new CommandFailure(
          ExitCode.FAILED,
          cluster.dead().get().name()
              + " is gone; 'gridline cluster up' starts it again. Its log: "
              + folder.folder().log(cluster.dead().get().name()));
    }
    return ExitCode.DONE.status();
  }

  private static String line(ClusterProcess process) {
    Optional<Instant> since = process.handle().flatMap(alive -> alive.info().startInstant());
    return String.format(
        Locale.ROOT,
        "%-14s process %-7d %s",
        process.name(),
        process.pid(),
        since.map(at -> "up since " + at.truncatedTo(ChronoUnit.SECONDS)).orElse("is gone"));
  }

  private static void running(StartedCluster cluster, PrintWriter to) {
    try (ClusterClient client = ClusterClient.of(ClusterAddress.of(cluster.address()))) {
      ClusterClient.Capacity capacity = client.capacity();
      to.printf(
          Locale.ROOT,
          "  Flink %s at %s: %d TaskManagers, %d of %d slots free%n",
          capacity.flinkVersion(),
          cluster.address(),
          capacity.taskManagers(),
          capacity.freeSlots(),
          capacity.slots());
      List<JobStatusMessage> jobs = client.running();
      for (JobStatusMessage job : jobs) {
        Duration taken = Duration.ofMillis(System.currentTimeMillis() - job.getStartTime());
        to.printf(
            Locale.ROOT,
            "  %s: %s for %.1f s%n",
            job.getJobName(),
            job.getJobState().name().toLowerCase(Locale.ROOT),
            taken.toMillis() / (double) MILLIS);
      }
      if (jobs.isEmpty()) {
        to.println("  nothing runs on it");
      }
    }
  }
}
