package io.gridline.connectors.landing;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What a landing task has done up to now, as Flink's metrics: by source records read, kept and
 * outside, by source and reason records rejected, and bytes read.
 */
final class LandMetrics {

  private final MetricGroup group;
  private final Map<String, OfSource> sources = new HashMap<>();

  LandMetrics(MetricGroup operator) {
    this.group = operator.addGroup("gridline");
  }

  OfSource of(String source) {
    return sources.computeIfAbsent(source, name -> new OfSource(group.addGroup("source", name)));
  }

  static final class OfSource {
    private final MetricGroup group;
    private final Map<String, Counter> rejected = new HashMap<>();
    private final Counter read;
    private final Counter kept;
    private final Counter outside;
    private final Counter bytes;

    private OfSource(MetricGroup group) {
      this.group = group;
      this.read = group.counter("recordsRead");
      this.kept = group.counter("recordsKept");
      this.outside = group.counter("recordsOutside");
      this.bytes = group.counter("bytesRead");
    }

    void read(long records) {
      read.inc(records);
    }

    void kept() {
      kept.inc();
    }

    void outside(long records) {
      outside.inc(records);
    }

    void rejected(String reason) {
      rejected
          .computeIfAbsent(
              reason, name -> group.addGroup("reason", name).counter("recordsRejected"))
          .inc();
    }

    void bytes(long more) {
      bytes.inc(more);
    }
  }
}
