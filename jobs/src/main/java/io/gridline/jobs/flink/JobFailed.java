package io.gridline.jobs.flink;

import java.util.Optional;
import org.apache.flink.util.ExceptionUtils;

/** A Flink job did not end well. */
public final class JobFailed extends RuntimeException {

  private static final long serialVersionUID = 1;

  JobFailed(String name, Exception cause) {
    super("the Flink job \"" + name + "\" failed", cause);
  }

  /** The failure of that kind that is behind this one, however deep. */
  public static <T extends Throwable> Optional<T> behind(Throwable failure, Class<T> kind) {
    return ExceptionUtils.findSerializedThrowable(
        failure, kind, Thread.currentThread().getContextClassLoader());
  }
}
