package io.gridline.jobs.alert;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;

/**
 * as_of, told on {@link io.gridline.connectors.kafka.Topics#CLOCK}: each message is an instant, in
 * milliseconds since 1970 as decimal text. Not one of the contract's topics: whoever plays a day
 * again makes it.
 */
public final class ClockTopic {

  /** What is told. */
  public static byte[] message(Instant asOf) {
    return Long.toString(asOf.toEpochMilli()).getBytes(StandardCharsets.US_ASCII);
  }

  private ClockTopic() {}

  /** Reads the instants. */
  static final class Instants extends AbstractDeserializationSchema<Long> {
    private static final long serialVersionUID = 1;

    /** Null for what is not an instant: it tells nothing. */
    @Override
    public Long deserialize(byte[] message) {
      try {
        return Long.valueOf(new String(message, StandardCharsets.US_ASCII));
      } catch (NumberFormatException notAnInstant) {
        return null;
      }
    }
  }

  /** The watermark is what was told last. */
  static WatermarkStrategy<Long> asTold() {
    return WatermarkStrategy.forGenerator(context -> new AsTold());
  }

  private static final class AsTold implements WatermarkGenerator<Long> {
    @Override
    public void onEvent(Long told, long timestamp, WatermarkOutput output) {
      output.emitWatermark(new Watermark(told));
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {}
  }

  /** Of streams that say nothing of what time it is: a ticket for next week must not push it. */
  static <T> WatermarkStrategy<T> none() {
    return WatermarkStrategy.forGenerator(context -> new Idle<>());
  }

  private static final class Idle<T> implements WatermarkGenerator<T> {
    @Override
    public void onEvent(T event, long timestamp, WatermarkOutput output) {}

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      output.markIdle();
    }
  }
}
