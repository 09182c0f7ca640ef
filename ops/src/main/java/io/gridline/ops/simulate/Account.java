package io.gridline.ops.simulate;

import java.util.ArrayList;
import java.util.List;

/** All that one view holds of one identity. */
final class Account {

  /** Being in the zone, or being seen there; dirt when it was somebody else. */
  record Presence(int from, int to, Dirt dirt) {}

  final String identity;

  /** Null for who is known only as a visitor. */
  final Person registered;

  final List<Booking> bookings = new ArrayList<>();
  final List<Presence> presences = new ArrayList<>();

  Account(String identity, Person registered) {
    this.identity = identity;
    this.registered = registered;
  }
}
