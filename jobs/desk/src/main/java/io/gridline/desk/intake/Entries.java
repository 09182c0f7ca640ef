package io.gridline.desk.intake;

import io.gridline.connectors.seal.OrderKeys;
import io.gridline.desk.store.Contacts;
import io.gridline.desk.store.KnownOrder;
import io.gridline.desk.store.Orders;
import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.task.Standing;
import io.gridline.pipelines.task.TaskState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Makes tasks of entries, in the caller's transaction. Taking the same entries in again changes
 * nothing.
 */
public final class Entries {

  private final Orders orders;
  private final Contacts contacts;

  public Entries(Orders orders, Contacts contacts) {
    this.orders = orders;
    this.contacts = contacts;
  }

  /**
   * Whether an order's text and keys are here, without which its entries cannot be taken in; or
   * need not be, since it is forgotten.
   */
  boolean canTake(Handle handle, String order) {
    return isForgotten(handle, order)
        || (orders.all(handle).contains(order) && contacts.keys(order).isPresent());
  }

  /** Whether what comes of an order is let go of. */
  boolean isForgotten(Handle handle, String order) {
    return orders.isForgotten(handle, order);
  }

  /**
   * Nothing comes of it when the order is forgotten.
   *
   * @param listed of one order, at most one for a person
   */
  public void take(Handle handle, String order, Collection<ListedEntry> listed, Instant now) {
    if (isForgotten(handle, order)) {
      return;
    }
    KnownOrder known = orders.of(handle, order);
    OrderKeys keys =
        contacts
            .keys(order)
            .orElseThrow(() -> new IllegalStateException("no keys of order " + order));
    int version = listed.stream().mapToInt(ListedEntry::orderVersion).max().orElse(0);
    if (version > known.order().version()) {
      orders.noteVersion(handle, order, version);
    }
    List<String> people = listed.stream().map(ListedEntry::personKey).toList();
    Map<String, Held> held = Held.of(handle, order, people);
    TaskWriting writing = new TaskWriting(handle, known, now);
    for (ListedEntry entry : listed) {
      Held before = held.get(entry.personKey());
      if (!known.covers(entry.routeCode())) {
        if (before != null) {
          withdraw(writing, before, "referred-elsewhere");
        }
        continue;
      }
      Incoming incoming = Incoming.of(entry, keys);
      if (before == null) {
        writing.add(incoming, standing(entry, now));
      } else if (!before.isSame(incoming)) {
        Standing after =
            before
                .standing()
                .follow(entry.routeCode(), entry.lastExposedAt(), entry.observeUntil(), now);
        writing.follow(before, incoming, after, Happened.between(before, after, entry));
      }
    }
    writing.flush();
  }

  private static Standing standing(ListedEntry entry, Instant now) {
    return Standing.listed(entry.routeCode(), entry.lastExposedAt(), entry.observeUntil(), now);
  }

  /** These have left the list. */
  public void withdraw(Handle handle, String order, Collection<String> personKeys, Instant now) {
    List<Held> held = List.copyOf(Held.of(handle, order, List.copyOf(personKeys)).values());
    withdraw(handle, order, held, now, now);
  }

  /** All of an order are in the run that was taken in, or have left the list. */
  void withdrawOthers(
      Handle handle, String order, List<String> personKeys, Instant asOf, Instant now) {
    withdraw(handle, order, Held.missing(handle, order, personKeys), asOf, now);
  }

  /**
   * Some of the open tasks of an order that is over.
   *
   * @return how many
   */
  int withdrawSome(Handle handle, String order, int most, Instant now) {
    List<Held> open = Held.open(handle, order, most);
    withdraw(handle, order, open, now, now);
    return open.size();
  }

  private void withdraw(Handle handle, String order, List<Held> gone, Instant asOf, Instant now) {
    KnownOrder known = orders.of(handle, order);
    TaskWriting writing = new TaskWriting(handle, known, now);
    for (Held one : gone) {
      withdraw(writing, one, why(known, one, asOf));
    }
    writing.flush();
  }

  private static void withdraw(TaskWriting writing, Held one, String why) {
    if (one.standing().state() != TaskState.WITHDRAWN
        && one.standing().state() != TaskState.CLOSED) {
      writing.withdraw(one, one.standing().withdraw(), why);
    }
  }

  /** As {@code changes.csv} says it (contract, section 7). */
  private static String why(KnownOrder order, Held one, Instant asOf) {
    if (!asOf.isBefore(order.order().validUntil())) {
      return "order-ended";
    }
    return one.standing().observeUntil().isAfter(asOf)
        ? "record-register-or-case-changed"
        : "observation-ended";
  }

  /** For an order that is kept for the first time, or in a newer version. */
  public Optional<KnownOrder> keep(Handle handle, String yaml, String order) {
    orders.keep(handle, yaml);
    return Optional.of(orders.of(handle, order));
  }
}
