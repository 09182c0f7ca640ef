package io.gridline.jobs.flink;

import java.io.IOException;
import java.net.ConnectException;
import java.util.Optional;
import org.apache.flink.runtime.jobmanager.scheduler.NoResourceAvailableException;
import org.apache.flink.runtime.rest.util.RestClientException;

/** What a failure says of the cluster itself, for an operator. */
public final class ClusterTrouble {

  private static final int NOT_FOUND = 404;

  private ClusterTrouble() {}

  /** One line, when the cluster is what failed. */
  public static Optional<String> text(Throwable failure) {
    if (failure instanceof ClusterUnusable unusable) {
      return Optional.of(unusable.getMessage());
    }
    if (JobFailed.behind(failure, NoResourceAvailableException.class).isPresent()) {
      return Optional.of("the Flink cluster has not had a free slot for the run's tasks in time");
    }
    if (JobFailed.behind(failure, RestClientException.class)
        .filter(answer -> answer.getHttpResponseStatus().code() == NOT_FOUND)
        .isPresent()) {
      return Optional.of(
          "the Flink cluster does not know the run's job any more: its JobManager was started anew");
    }
    return JobFailed.behind(failure, ConnectException.class)
        .map((IOException gone) -> "the Flink cluster does not answer any more");
  }
}
