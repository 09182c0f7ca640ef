package io.gridline.jobs.flink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Runs one bounded job and brings the small results of some of its streams back to the client.
 *
 * <pre>{@code
 * Collected job = new Collected(flink);
 * Collected.Result<Claim> claims = job.of(stream(job.environment()));
 * job.run("find claims");
 * claims.values();
 * }</pre>
 *
 * Results come through the run's files, and not while the job runs: so they are right when a task
 * was done twice because the first attempt was killed, and no stream has to be read for another to
 * go on.
 */
public final class Collected {

  /** The accumulator (a long) in which tasks count what they have done, for {@link #run}. */
  public static final String DONE = "gridline-done";

  private final FlinkCluster flink;
  private final StreamExecutionEnvironment environment;
  private final String id = "results-" + UUID.randomUUID();
  private final List<Result<?>> results = new ArrayList<>();
  private Map<String, Object> counts = Map.of();

  public Collected(FlinkCluster flink) {
    this.flink = flink;
    this.environment = flink.batch();
  }

  /** What the streams of this job are made in. */
  public StreamExecutionEnvironment environment() {
    return environment;
  }

  /** The values of one stream, there when the job has run. */
  public static final class Result<T> {
    private final String name;
    private final int tasks;
    private final TypeSerializer<T> serializer;
    private final List<T> values = new ArrayList<>();

    private Result(String name, int tasks, TypeSerializer<T> serializer) {
      this.name = name;
      this.tasks = tasks;
      this.serializer = serializer;
    }

    public List<T> values() {
      return values;
    }

    private void take(RunFiles from, Object named) throws IOException {
      List<?> files = (List<?>) named;
      if (files.size() != tasks) {
        throw new IOException(files.size() + " of " + tasks + " tasks have named their results");
      }
      for (Object file : files) {
        KeepResults.take(from, (String) file, serializer, values::add);
      }
    }
  }

  public <T> Result<T> of(DataStream<T> stream) {
    String name = id + "-" + results.size();
    TypeSerializer<T> serializer =
        stream.getType().createSerializer(environment.getConfig().getSerializerConfig());
    stream
        .transform("Results", Types.VOID, new KeepResults<>(flink.files(), name, serializer))
        .setParallelism(stream.getParallelism())
        .uid("results-" + results.size());
    Result<T> result = new Result<>(name, stream.getParallelism(), serializer);
    results.add(result);
    return result;
  }

  /**
   * Runs the job to its end.
   *
   * @throws JobFailed when it fails; the cause says why
   */
  public void run(String name) {
    run(name, done -> {});
  }

  /**
   * Runs the job to its end.
   *
   * @param watch hears now and then what the tasks have counted in {@link #DONE}
   * @throws JobFailed when it fails; the cause says why
   */
  public void run(String name, LongConsumer watch) {
    try (FlinkCluster.RunningJob job = flink.start(environment, name);
        Watched ignored = Watched.start(job.client(), watch)) {
      counts = job.client().getJobExecutionResult().get().getAllAccumulatorResults();
      for (Result<?> result : results) {
        result.take(flink.files(), counts.getOrDefault(result.name, List.of()));
      }
    } catch (Exception e) {
      throw new JobFailed(name, e);
    }
  }

  /** The job's accumulators by name. */
  public Map<String, Object> counts() {
    return counts;
  }
}
