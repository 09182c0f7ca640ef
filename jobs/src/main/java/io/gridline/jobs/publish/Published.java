package io.gridline.jobs.publish;

import io.gridline.pipelines.presence.Source;
import java.util.Map;

/**
 * What was published.
 *
 * @param feeds by source; none for a source of which nothing was read
 * @param isWhole false when it was told to stop before its end
 */
public record Published(Map<Source, FeedTally> feeds, Count orders, Count cases, boolean isWhole) {

  /**
   * How many of those given.
   *
   * @param sent on the topic now
   * @param there on the topic before, the same or one that wins over it
   */
  public record Count(int sent, int there) {
    static final Count NONE = new Count(0, 0);
  }
}
