package io.gridline.ops.cluster;

import io.gridline.jobs.flink.ClusterAddress;
import io.gridline.jobs.flink.ClusterClient;
import io.gridline.jobs.flink.ClusterUnusable;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * Starts and stops the processes of a cluster on this machine: Flink's own JobManager and
 * TaskManagers with the class path of this process, so that a run need not send its classes.
 */
record LocalCluster(ClusterFolder folder) {

  /** What no cluster has because of Flink. */
  private static final Pattern OF_GRIDLINE =
      Pattern.compile(
          "(gridline|parquet|avro|hadoop|tink|fastcsv|postgresql|RoaringBitmap"
              + "|flink-connector-files|kafka-clients|picocli)-.*");

  private static final Duration TO_COME_UP = Duration.ofSeconds(60);
  private static final Duration TO_END = Duration.ofSeconds(10);
  private static final long PAUSE_MILLIS = 200;
  private static final int LOG_LINES = 15;

  /**
   * Starts what is not there: the whole cluster, or TaskManagers that have died or are wanted
   * beside the others.
   *
   * @throws CommandFailure when a process does not come up; then what was started now is stopped
   */
  StartedCluster up(ClusterSize size) throws IOException {
    Optional<StartedCluster> before = folder.started().filter(StartedCluster::isUp);
    if (before.isEmpty()) {
      folder.started().ifPresent(this::end);
    }
    folder.make();
    Configuration configuration =
        before.isPresent()
            ? GlobalConfiguration.loadConfiguration(folder.configuration().toString())
            : ClusterConfiguration.write(folder, size);
    StartedCluster cluster =
        before.isPresent() ? before.get() : new StartedCluster(address(configuration), List.of());
    try {
      if (before.isEmpty()) {
        cluster = started(cluster, StartedCluster.JOB_MANAGER, jobManager(configuration));
      }
      for (int number = 1; number <= size.taskManagers(); number++) {
        String name = StartedCluster.taskManager(number);
        if (!cluster.isAlive(name)) {
          cluster = started(cluster, name, taskManager(configuration, name));
        }
      }
      await(cluster, size.taskManagers());
      return cluster;
    } catch (CommandFailure | IOException failure) {
      if (before.isEmpty()) {
        end(cluster);
        folder.forget();
      }
      throw failure;
    }
  }

  /** Stops what {@link #up} started, and nothing else; returns how many processes that were. */
  int down() throws IOException {
    Optional<StartedCluster> started = folder.started();
    int stopped = started.map(this::end).orElse(0);
    folder.forget();
    return stopped;
  }

  private int end(StartedCluster cluster) {
    List<ProcessHandle> alive =
        cluster.processes().stream().flatMap(one -> one.handle().stream()).toList();
    alive.forEach(ProcessHandle::destroy);
    List<CompletableFuture<ProcessHandle>> ends =
        alive.stream().map(ProcessHandle::onExit).toList();
    try {
      CompletableFuture.allOf(ends.toArray(new CompletableFuture<?>[0]))
          .orTimeout(TO_END.toSeconds(), TimeUnit.SECONDS)
          .handle((ended, late) -> late == null)
          .thenAccept(
              inTime -> {
                if (!inTime) {
                  alive.forEach(ProcessHandle::destroyForcibly);
                }
              })
          .thenCompose(
              nothing -> CompletableFuture.allOf(ends.toArray(new CompletableFuture<?>[0])))
          .get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the processes cannot be waited for", e);
    }
    return alive.size();
  }

  private StartedCluster started(StartedCluster cluster, String name, List<String> command)
      throws IOException {
    ProcessHandle handle =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.log(name).toFile())
            .start()
            .toHandle();
    StartedCluster with = cluster.with(ClusterProcess.of(name, handle));
    folder.write(with);
    return with;
  }

  private List<String> jobManager(Configuration configuration) {
    JobManagerProcessSpec memory = JobManagerProcessUtils.processSpecFromConfig(configuration);
    List<String> command =
        java(configuration, JobManagerProcessUtils.generateJvmParametersStr(memory, configuration));
    command.add(StandaloneSessionClusterEntrypoint.class.getName());
    command.addAll(List.of("--configDir", folder.configuration().toString()));
    command.addAll(words(JobManagerProcessUtils.generateDynamicConfigsStr(memory)));
    return command;
  }

  private List<String> taskManager(Configuration configuration, String name) {
    TaskExecutorProcessSpec memory = TaskExecutorProcessUtils.processSpecFromConfig(configuration);
    List<String> command = java(configuration, ProcessMemoryUtils.generateJvmParametersStr(memory));
    command.add(TaskManagerRunner.class.getName());
    command.addAll(List.of("--configDir", folder.configuration().toString()));
    command.addAll(List.of("-D", "taskmanager.resource-id=" + name));
    command.addAll(words(TaskExecutorProcessUtils.generateDynamicConfigsStr(memory)));
    return command;
  }

  /** In a session of its own where that can be had: a terminal that is closed does not end it. */
  private static List<String> java(Configuration configuration, String options) {
    List<String> command = new ArrayList<>();
    Path setsid = Path.of("/usr/bin/setsid");
    if (Files.isExecutable(setsid)) {
      command.add(setsid.toString());
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseParallelGC");
    command.addAll(words(options));
    command.addAll(List.of("-cp", classPath(configuration)));
    return command;
  }

  private static String classPath(Configuration configuration) {
    String all = System.getProperty("java.class.path");
    if (configuration.containsKey(ClusterClient.BUILD)) {
      return all;
    }
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .filter(entry -> !OF_GRIDLINE.matcher(Path.of(entry).getFileName().toString()).matches())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  private static String address(Configuration configuration) {
    return configuration.get(RestOptions.ADDRESS) + ":" + configuration.get(RestOptions.PORT);
  }

  private void await(StartedCluster cluster, int taskManagers) throws IOException {
    long deadline = System.nanoTime() + TO_COME_UP.toNanos();
    try (ClusterClient client = ClusterClient.of(ClusterAddress.of(cluster.address()))) {
      while (!hasThem(client, taskManagers)) {
        Optional<ClusterProcess> dead = cluster.dead();
        if (dead.isPresent() || System.nanoTime() > deadline) {
          throw new CommandFailure(
              ExitCode.FAILED,
              dead.map(one -> one.name() + " ended at once; the end of its log, ")
                      .orElse("the cluster has not come up in a minute; the end of the log, ")
                  + logEnd(dead.map(ClusterProcess::name).orElse(StartedCluster.JOB_MANAGER)));
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.FAILED, "stopped while the cluster came up", e);
    }
  }

  private static boolean hasThem(ClusterClient client, int taskManagers) {
    try {
      return client.capacity().taskManagers() >= taskManagers;
    } catch (ClusterUnusable notYet) {
      return false;
    }
  }

  private String logEnd(String process) throws IOException {
    List<String> lines =
        Files.readAllLines(folder.log(process)).stream()
            .filter(Predicate.not(String::isBlank))
            .toList();
    return folder.log(process)
        + ":\n"
        + String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
  }
}
