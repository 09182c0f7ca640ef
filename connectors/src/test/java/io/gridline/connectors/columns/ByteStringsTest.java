package io.gridline.connectors.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A set of byte strings against a plain one. */
class ByteStringsTest {

  @Test
  void findsWhatIsEqualByteByByteAndNothingElse() {
    Random random = new Random(11);
    for (int size : new int[] {0, 1, 3, 100, 5000}) {
      Set<String> in = new HashSet<>();
      while (in.size() < size) {
        in.add(string(random));
      }
      ByteStrings strings = ByteStrings.of(in.stream().map(ByteStringsTest::bytes).toList());
      assertThat(in).allMatch(string -> contains(strings, string));
      for (int i = 0; i < 20_000; i++) {
        String other = string(random);
        assertThat(contains(strings, other)).as(other).isEqualTo(in.contains(other));
      }
    }
  }

  @Test
  void tellsNearlyEqualOnesApart() {
    String one = "460-00-10001-1234567";
    ByteStrings strings = ByteStrings.of(List.of(bytes(one)));
    for (int length = 0; length < one.length(); length++) {
      assertThat(contains(strings, one.substring(0, length))).isFalse();
      char[] changed = one.toCharArray();
      changed[length] = changed[length] == 'x' ? 'y' : 'x';
      assertThat(contains(strings, new String(changed))).isFalse();
    }
    assertThat(contains(strings, one)).isTrue();
  }

  /** Of all lengths, few characters and common beginnings: often equal, often nearly. */
  private static String string(Random random) {
    StringBuilder string = new StringBuilder(random.nextBoolean() ? "460-00-" : "");
    for (int length = random.nextInt(14); length > 0; length--) {
      string.append((char) ('a' + random.nextInt(2)));
    }
    return string.toString();
  }

  private static byte[] bytes(String string) {
    return string.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static boolean contains(ByteStrings strings, String string) {
    byte[] around = bytes("xx" + string + "yy");
    int length = around.length - 4;
    boolean contains = strings.contains(around, 2, length);
    byte[] marks = new byte[1];
    strings.these().mark(around, new int[] {2}, new int[] {length}, 1, marks, 0);
    assertThat(marks[0] == 1).isEqualTo(contains);
    strings.others().mark(around, new int[] {2}, new int[] {length}, 1, marks, 0);
    assertThat(marks[0] == 0).isEqualTo(contains);
    return contains;
  }
}
