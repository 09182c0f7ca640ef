package io.gridline.ops.simulate;

import java.util.Locale;
import java.util.Map;

/**
 * How good the lists are, measured by the truth.
 *
 * @param exposed people who were really exposed and belong on a list
 * @param rightlyListed of them, those on a list
 * @param missed of them, those on no list, by reason in plain words
 * @param wronglyListed people on a list who do not belong there, by reason
 * @param exposedOffList people who were exposed and rightly are on no list, by reason's tag
 * @param reasonMissing people rightly listed who lack a rule that the data shows; none when the
 *     screen is right
 */
public record TruthReport(
    long exposed,
    long rightlyListed,
    Map<String, Long> missed,
    Map<String, Long> wronglyListed,
    Map<String, Long> exposedOffList,
    long reasonMissing) {

  public long missedCount() {
    return sum(missed);
  }

  public long wronglyListedCount() {
    return sum(wronglyListed);
  }

  /** Misses, wrong listings and missing rules that nothing explains: faults of the screen. */
  public long unexplained() {
    return missed.getOrDefault(TruthCheck.UNEXPLAINED, 0L)
        + wronglyListed.getOrDefault(TruthCheck.UNEXPLAINED, 0L)
        + reasonMissing;
  }

  /** A few lines to print. */
  public String text() {
    StringBuilder text = new StringBuilder();
    line(text, "Really exposed, and due on a list", exposed);
    line(text, "  found and listed", rightlyListed);
    line(text, "  missed", missedCount());
    reasons(text, missed);
    line(text, "Listed, but not exposed or not due", wronglyListedCount());
    reasons(text, wronglyListed);
    if (reasonMissing > 0) {
      line(text, "Listed, but a reason that the data shows is missing", reasonMissing);
    }
    line(text, "Unexplained (faults of the screen, if any)", unexplained());
    return text.toString();
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static void reasons(StringBuilder text, Map<String, Long> counts) {
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(reason -> line(text, "    " + reason.getKey(), reason.getValue()));
  }

  private static void line(StringBuilder text, String what, long count) {
    text.append(String.format(Locale.ROOT, "%,9d  %s\n", count, what));
  }
}
