package io.gridline.jobs.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CollectedIT {

  /** Several times what a sink holds back until it is read. */
  private static final int MANY = 100_000;

  private static EmbeddedFlink flink;

  @BeforeAll
  static void startFlink() {
    flink = EmbeddedFlink.start(2);
  }

  @AfterAll
  static void stopFlink() {
    flink.close();
  }

  @Test
  void bringsBackManyValuesOfSeveralStreams() {
    Collected job = new Collected(flink);
    Collected.Result<String> few = job.of(texts(job.environment(), "few", 3));
    Collected.Result<String> many = job.of(texts(job.environment(), "many", MANY));
    Collected.Result<String> more = job.of(texts(job.environment(), "more", MANY));

    job.run("collect");

    assertThat(few.values()).hasSize(3);
    assertThat(many.values()).hasSize(MANY).doesNotHaveDuplicates();
    assertThat(more.values()).hasSize(MANY).allMatch(text -> text.startsWith("more"));
  }

  @Test
  void failsWithWhatATaskFailedWith() {
    Collected job = new Collected(flink);
    job.of(texts(job.environment(), "many", MANY));
    job.of(
        texts(job.environment(), "broken", 3)
            .map(CollectedIT::broken)
            .returns(Types.STRING)
            .uid("broken-map"));

    assertThatThrownBy(() -> job.run("collect"))
        .isInstanceOf(JobFailed.class)
        .satisfies(
            failure ->
                assertThat(JobFailed.behind(failure, UnsupportedOperationException.class))
                    .isPresent());
  }

  private static String broken(String text) {
    throw new UnsupportedOperationException();
  }

  private static DataStream<String> texts(
      StreamExecutionEnvironment environment, String name, int count) {
    return environment
        .fromSequence(1, count)
        .uid(name)
        .map(number -> name + " and some more text to carry, number " + number)
        .returns(Types.STRING)
        .uid(name + "-text");
  }
}
