package io.gridline.pipelines.presence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Which of one record's deliveries stands (contract, section 2): the highest revision, wherever and
 * whenever it arrived; of two that differ at the same revision, the one whose decoded values
 * compare greater. Independent of arrival order.
 */
public final class RecordChoice {

  /** What became of one delivery. */
  public enum Fate {
    WINNER,
    SUPERSEDED,
    DUPLICATE
  }

  private RecordChoice() {}

  /**
   * The fate of each of one record's deliveries, in their sequence. Of deliveries that are the
   * same, the first in the sequence is the one that counts.
   *
   * @param revision a delivery's revision
   * @param comparison a delivery's comparison value; asked only of deliveries that share a revision
   */
  public static <T> List<Fate> fates(
      List<T> deliveries, Function<T, Integer> revision, Function<T, byte[]> comparison) {
    List<Fate> fates = new ArrayList<>(Collections.nCopies(deliveries.size(), Fate.SUPERSEDED));
    List<byte[]> values = values(deliveries, revision, comparison);
    int winner = 0;
    for (int i = 0; i < deliveries.size(); i++) {
      if (isRepeat(i, deliveries, revision, values)) {
        fates.set(i, Fate.DUPLICATE);
      } else if (compare(i, winner, deliveries, revision, values) > 0) {
        winner = i;
      }
    }
    fates.set(winner, Fate.WINNER);
    return fates;
  }

  private static <T> List<byte[]> values(
      List<T> deliveries, Function<T, Integer> revision, Function<T, byte[]> comparison) {
    List<byte[]> values = new ArrayList<>(Collections.nCopies(deliveries.size(), null));
    for (int i = 0; i < deliveries.size(); i++) {
      int number = revision.apply(deliveries.get(i));
      if (isShared(number, deliveries, revision)) {
        values.set(i, comparison.apply(deliveries.get(i)));
      }
    }
    return values;
  }

  private static <T> boolean isShared(
      int number, Collection<T> deliveries, Function<T, Integer> revision) {
    return deliveries.stream().filter(other -> revision.apply(other) == number).count() > 1;
  }

  private static <T> boolean isRepeat(
      int index, List<T> deliveries, Function<T, Integer> revision, List<byte[]> values) {
    for (int i = 0; i < index; i++) {
      if (compare(i, index, deliveries, revision, values) == 0) {
        return true;
      }
    }
    return false;
  }

  private static <T> int compare(
      int left, int right, List<T> deliveries, Function<T, Integer> revision, List<byte[]> values) {
    int byRevision =
        Integer.compare(
            revision.apply(deliveries.get(left)), revision.apply(deliveries.get(right)));
    if (byRevision != 0 || left == right) {
      return byRevision;
    }
    return Arrays.compareUnsigned(values.get(left), values.get(right));
  }
}
