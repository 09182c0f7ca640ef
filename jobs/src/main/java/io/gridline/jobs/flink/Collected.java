package io.gridline.jobs.flink;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
      readAll();
      counts = job.getJobExecutionResult().get().getAllAccumulatorResults();
    }
  }

  /**
   * Reads all streams at once, each in a thread of its own. One after the other could wait for
   * ever: a stream is known to be at its end only when the job is, and the job does not end while
   * another stream is full.
   */
  private void readAll() throws Exception {
    ExecutorService readers = Executors.newCachedThreadPool();
    try {
      List<Future<?>> reading = new ArrayList<>();
      results.forEach((result, values) -> reading.add(readers.submit(() -> read(values, result))));
      for (Future<?> read : reading) {
        read.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      readers.shutdownNow();
    }
  }

  private static Void read(CloseableIterator<?> values, Result<?> result) throws Exception {
    try (values) {
      values.forEachRemaining(result::add);
    }
    return null;
  }

  /** The job's accumulators by name. */
  public Map<String, Object> counts() {
    return counts;
  }
}
