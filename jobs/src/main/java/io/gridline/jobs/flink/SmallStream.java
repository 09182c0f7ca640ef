package io.gridline.jobs.flink;

import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A few values as a stream; none at all too, which Flink's own source of a collection cannot do.
 */
public final class SmallStream {

  private SmallStream() {}

  /**
   * @param uid of the source, never renamed
   */
  public static <T> DataStream<T> of(
      StreamExecutionEnvironment environment, List<T> values, TypeInformation<T> type, String uid) {
    if (!values.isEmpty()) {
      return environment.fromData(values, type).uid(uid).name(uid);
    }
    return environment
        .fromData(List.of(true), Types.BOOLEAN)
        .uid(uid)
        .flatMap((Boolean nothing, org.apache.flink.util.Collector<T> out) -> {})
        .returns(type)
        .uid(uid + "-none")
        .name(uid);
  }
}
