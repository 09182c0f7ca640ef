package io.gridline.jobs.flink;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/**
 * Runs one bounded job and brings the small results of some of its streams back to the client.
 *
 * <pre>{@code
 * Collected job = new Collected(environment);
 * Collected.Result<Claim> claims = job.of(stream, "claims");
 * job.run("find claims");
 * claims.values();
 * }</pre>
 */
public final class Collected {

  /** The accumulator (a long) in which tasks count what they have done, for {@link #run}. */
  public static final String DONE = "gridline-done";

  private final StreamExecutionEnvironment environment;
  private final Map<Result<?>, CloseableIterator<?>> results = new LinkedHashMap<>();
  private Map<String, Object> counts = Map.of();

  public Collected(StreamExecutionEnvironment environment) {
    this.environment = environment;
  }

  /** The values of one stream, there when the job has run. */
  public static final class Result<T> {
    private final List<T> values = new ArrayList<>();

    public List<T> values() {
      return values;
    }

    @SuppressWarnings("unchecked")
    private void add(Object value) {
      values.add((T) value);
    }
  }

  public <T> Result<T> of(DataStream<T> stream) {
    Result<T> result = new Result<>();
    results.put(result, stream.collectAsync());
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
    try {
      run(environment.executeAsync(name), watch);
    } catch (Exception e) {
      throw new JobFailed(name, e);
    }
  }

  private void run(JobClient job, LongConsumer watch) throws Exception {
    try (Watched ignored = Watched.start(job, watch)) {
      for (Map.Entry<Result<?>, CloseableIterator<?>> result : results.entrySet()) {
        try (CloseableIterator<?> values = result.getValue()) {
          values.forEachRemaining(result.getKey()::add);
        }
      }
      counts = job.getJobExecutionResult().get().getAllAccumulatorResults();
    }
  }

  /** The job's accumulators by name. */
  public Map<String, Object> counts() {
    return counts;
  }
}
