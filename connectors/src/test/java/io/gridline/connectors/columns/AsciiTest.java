package io.gridline.connectors.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Eight at a time is as one at a time, for every byte in every place. */
class AsciiTest {

  private static final int BEFORE = 5;

  @Test
  void tellsEveryByteInEveryPlace() {
    for (int length = 0; length < 21; length++) {
      for (int place = 0; place < length; place++) {
        for (int value = Byte.MIN_VALUE; value <= Byte.MAX_VALUE; value++) {
          byte[] bytes = new byte[BEFORE + length + Page.PADDING];
          Arrays.fill(bytes, BEFORE, BEFORE + length, (byte) "09AZ".charAt(place & 3));
          bytes[BEFORE + place] = (byte) value;
          assertSame(bytes, length);
        }
      }
    }
  }

  @Test
  void tellsWhateverStandsTogether() {
    Random random = new Random(1);
    for (int n = 0; n < 200_000; n++) {
      int length = random.nextInt(20);
      byte[] bytes = new byte[BEFORE + length + Page.PADDING];
      for (int i = 0; i < length; i++) {
        bytes[BEFORE + i] = (byte) (random.nextInt(8) == 0 ? random.nextInt() : '0' + i);
      }
      assertSame(bytes, length);
    }
  }

  private static void assertSame(byte[] bytes, int length) {
    boolean printable = true;
    boolean digitsOrCapitals = true;
    for (int i = BEFORE; i < BEFORE + length; i++) {
      int b = bytes[i];
      printable &= b >= 0x21 && b <= 0x7e;
      digitsOrCapitals &= (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z');
    }
    assertThat(Ascii.isPrintable(bytes, BEFORE, length))
        .as("%s", Arrays.toString(bytes))
        .isEqualTo(printable);
    assertThat(Ascii.isDigitsOrCapitals(bytes, BEFORE, length))
        .as("%s", Arrays.toString(bytes))
        .isEqualTo(digitsOrCapitals);
  }
}
