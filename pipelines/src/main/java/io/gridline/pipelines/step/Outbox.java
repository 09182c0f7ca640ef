package io.gridline.pipelines.step;

import io.gridline.pipelines.step.Letter.Address;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Sends what a thing that a step holds gives rise to, and takes back what it gave rise to before.
 */
record Outbox(Desk desk) {

  /**
   * @param unit the thing; what it gave rise to before is remembered under it
   * @param letters all that it gives rise to now
   */
  void send(String unit, List<Letter> letters) {
    Shelf<List<Address>> memory = desk.shelf(Kind.SENT);
    List<Address> before = memory.get(unit);
    if (before == null && letters.isEmpty()) {
      return;
    }
    Set<Address> now = new LinkedHashSet<>();
    letters.forEach(letter -> now.add(letter.address()));
    if (before != null) {
      for (Address address : before) {
        if (!now.contains(address)) {
          desk.send(address.takenAway());
        }
      }
    }
    letters.forEach(desk::send);
    if (now.isEmpty()) {
      memory.remove(unit);
    } else {
      memory.put(unit, List.copyOf(now));
    }
  }
}
