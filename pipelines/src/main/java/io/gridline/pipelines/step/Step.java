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
  void take(Letter letter, Desk desk);

  /**
   * Puts what a letter says where it belongs.
   *
   * @return whether that changes anything
   */
  static boolean put(Letter letter, Desk desk) {
    Shelf<?> shelf = desk.shelf(Kind.of(letter.kind()));
    return letter.takesAway()
        ? shelf.remove(letter.id())
        : shelf.putForm(letter.id(), letter.value());
  }

  /** The clock has come to what the key asked for, or the orders are others. */
  default void woken(Desk desk) {}

  /** Whether {@link #forget} does anything: it is asked of every key. */
  default boolean forgets() {
    return false;
  }

  /**
   * An order has been forgotten: the key lets go of what no order wants any longer, and takes back
   * what it has told others of it. Steps that hold only what they were told need not.
   */
  default void forget(Desk desk) {}
}
