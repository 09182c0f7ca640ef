package io.gridline.jobs.flink;

import java.util.Optional;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.SerializedThrowable;

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

  /** The last cause of all: what went wrong first. */
  public static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    if (root instanceof SerializedThrowable serialized) {
      Throwable original =
          serialized.deserializeError(Thread.currentThread().getContextClassLoader());
      return original == root ? root : root(original);
    }
    return root;
  }
}
