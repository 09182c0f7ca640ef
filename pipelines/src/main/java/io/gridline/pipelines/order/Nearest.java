package io.gridline.pipelines.order;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Which known word somebody may have meant: the one with the fewest letters added, lost or changed.
 */
final class Nearest {

  private static final int LETTERS_PER_SLIP = 3;

  private Nearest() {}

  /** {@code , did you mean WORD?}, or nothing when no word is near. */
  static String hint(String written, Collection<String> known) {
    return to(written, known).map(word -> ", did you mean " + word + "?").orElse("");
  }

  static Optional<String> to(String written, Collection<String> known) {
    return known.stream()
        .filter(word -> distance(written, word) <= Math.max(1, word.length() / LETTERS_PER_SLIP))
        .min(
            Comparator.<String>comparingInt(word -> distance(written, word))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static int distance(String left, String right) {
    int[] before = new int[right.length() + 1];
    for (int j = 0; j < before.length; j++) {
      before[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] now = new int[before.length];
      now[0] = i;
      for (int j = 1; j < now.length; j++) {
        int changed = before[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(changed, Math.min(before[j], now[j - 1]) + 1);
      }
      before = now;
    }
    return before[right.length()];
  }
}
