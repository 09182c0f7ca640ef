package io.gridline.pipelines.presence;

import java.io.Serializable;

/** Names one record of a feed: {@code id} is unique within its source, whatever its revision. */
public record RecordId(Source source, String id) implements Serializable, Comparable<RecordId> {

  @Override
  public int compareTo(RecordId other) {
    int bySource = source.compareTo(other.source);
    return bySource != 0 ? bySource : id.compareTo(other.id);
  }
}
