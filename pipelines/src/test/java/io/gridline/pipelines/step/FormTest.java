package io.gridline.pipelines.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.pipelines.presence.Interval;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FormTest {

  @Test
  void readsTheNumbersItHasWritten() {
    long[] numbers =
        LongStream.concat(
                LongStream.of(0, -1, 1, Long.MIN_VALUE, Long.MAX_VALUE),
                LongStream.range(0, Long.SIZE)
                    .flatMap(bit -> LongStream.of((1L << bit) - 1, 1L << bit, -(1L << bit))))
            .toArray();
    FormOutput to = new FormOutput();
    for (long number : numbers) {
      to.writeLong(number);
      to.writeHash(number);
    }
    FormInput from = new FormInput(to.written());
    for (long number : numbers) {
      assertThat(from.readLong()).isEqualTo(number);
      assertThat(from.readHash()).isEqualTo(number);
    }
  }

  @Test
  void readsTheTextsAndBytesItHasWritten() {
    byte[] bytes = new byte[5000];
    Arrays.fill(bytes, (byte) 7);
    FormOutput to = new FormOutput();
    to.writeText("");
    to.writeText("杭州东 𠮷\0");
    to.writeBytes(bytes);
    to.writeBoolean(true);
    FormInput from = new FormInput(to.written());
    assertThat(from.readText()).isEmpty();
    assertThat(from.readText()).isEqualTo("杭州东 𠮷\0");
    assertThat(from.readBytes()).isEqualTo(bytes);
    assertThat(from.readBoolean()).isTrue();
  }

  /** A small number takes one byte: most are lengths. */
  @Test
  void writesSmallNumbersSmall() {
    FormOutput to = new FormOutput();
    to.writeInt(63);
    assertThat(to.written()).hasSize(1);
  }

  @Test
  void refusesAFormThatEndsTooEarlyWithoutSayingWhatItHolds() {
    Passing passing =
        new Passing("household:17", new Interval(Instant.EPOCH, Instant.ofEpochSecond(60)));
    byte[] form = Kind.PASSING.written(passing);
    assertThat(Kind.PASSING.read(form)).isEqualTo(passing);
    for (int length = 0; length < form.length; length++) {
      byte[] cut = Arrays.copyOf(form, length);
      assertThatThrownBy(() -> Kind.PASSING.read(cut))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("what is kept of a passing cannot be read");
    }
  }

  @Test
  void refusesAFormOfAnotherVersion() {
    byte[] form = Kind.PASSING.written(new Passing("", Interval.at(Instant.EPOCH)));
    form[0]++;
    assertThatThrownBy(() -> Kind.PASSING.read(form))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a passing of version 2");
  }
}
