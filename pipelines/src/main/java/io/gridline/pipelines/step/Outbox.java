package io.gridline.pipelines.step;

import io.gridline.pipelines.step.Letter.Address;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sends what a thing that a step holds gives rise to, and takes back what it gave rise to before.
 * What it gave rise to before is found out anew ({@link #replace}) or remembered ({@link #send}):
 * the latter where it followed from more than the key held, or where there are few of them.
 */
record Outbox(Desk desk) {

  /**
   * From what the key held before to what it holds now; what has not changed is not sent again. The
   * rules by which {@code before} is found out are those of today: a release that changes where
   * something is sent has to begin anew from the topics.
   */
  void replace(List<Letter> before, List<Letter> now) {
    if (before.isEmpty()) {
      now.forEach(desk::send);
      return;
    }
    Map<Address, byte[]> values = new HashMap<>();
    before.forEach(letter -> values.put(letter.address(), letter.value()));
    takeBack(values.keySet(), now);
    for (Letter letter : now) {
      if (!Arrays.equals(letter.value(), values.get(letter.address()))) {
        desk.send(letter);
      }
    }
  }

  /** Takes back what is at those addresses, except where another letter goes now. */
  void takeBack(Collection<Address> before, List<Letter> now) {
    Set<Address> kept = addresses(now);
    for (Address address : before) {
      if (!kept.contains(address)) {
        desk.send(address.takenAway());
      }
    }
  }

  /**
   * @param unit the thing; where it was sent is remembered under it
   * @param letters all that it gives rise to now
   */
  void send(String unit, List<Letter> letters) {
    Shelf<List<Address>> memory = desk.shelf(Kind.SENT);
    List<Address> before = memory.get(unit);
    if (before == null && letters.isEmpty()) {
      return;
    }
    if (before != null) {
      takeBack(before, letters);
    }
    letters.forEach(desk::send);
    if (letters.isEmpty()) {
      memory.remove(unit);
    } else {
      memory.put(unit, List.copyOf(addresses(letters)));
    }
  }

  static Set<Address> addresses(List<Letter> letters) {
    Set<Address> addresses = new LinkedHashSet<>();
    letters.forEach(letter -> addresses.add(letter.address()));
    return addresses;
  }
}
