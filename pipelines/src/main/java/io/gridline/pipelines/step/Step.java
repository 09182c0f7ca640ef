package io.gridline.pipelines.step;

import java.io.Serializable;
import java.util.List;

/**
 * A state machine of the live job: for each of its keys it holds what it was told, and tells others
 * what follows from it.
 */
public interface Step extends Serializable {

  StepName name();

  /** Every kind that it holds, its own memory included. */
  List<Kind<?>> holds();

  /** Takes in what it is told; when that changes anything, says what follows. */
  default void take(Letter letter, Desk desk) {
    Kind<?> kind = Kind.of(letter.kind());
    if (put(kind, letter, desk)) {
      changed(kind, letter.id(), desk);
    }
  }

  private static <V> boolean put(Kind<V> kind, Letter letter, Desk desk) {
    Shelf<V> shelf = desk.shelf(kind);
    return letter.takesAway()
        ? shelf.remove(letter.id())
        : shelf.putForm(letter.id(), letter.value());
  }

  /** Says what follows, now that something that the key holds has changed. */
  void changed(Kind<?> kind, String id, Desk desk);

  /** The clock has come to what the key asked for, or the orders are others. */
  default void woken(Desk desk) {}

  /**
   * An order has been forgotten: the key lets go of what no order wants any longer, and takes back
   * what it has told others of it. Steps that hold only what they were told need not.
   */
  default void forget(Desk desk) {}
}
