package io.gridline.desk.store;

import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.seal.OrderKeys;
import io.gridline.pipelines.entry.ContactDetails;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/** Seals and opens how to find somebody, under the keys of the order. */
public final class Contacts {

  private record Sealed(String order, String personKey, byte[] contact) {}

  private final KeyFolder keys;
  private final Map<String, OrderKeys> known = new ConcurrentHashMap<>();

  public Contacts(Path keys) {
    this.keys = KeyFolder.of(keys);
  }

  /** The keys of an order; empty when they are not there, or destroyed. */
  public Optional<OrderKeys> keys(String order) {
    // Asked each time: keys that were destroyed open nothing more, in this process either.
    if (!keys.hasOrder(order)) {
      known.remove(order);
      return Optional.empty();
    }
    return Optional.of(known.computeIfAbsent(order, keys::order));
  }

  Optional<String> open(Handle handle, long task, String field) {
    return handle
        .createQuery("SELECT * FROM open_contact(:task, :field)")
        .bind("task", task)
        .bind("field", field)
        .map(
            (row, context) ->
                new Sealed(
                    row.getString("order_id"),
                    row.getString("person_key"),
                    row.getBytes("contact_sealed")))
        .findOne()
        .flatMap(this::details)
        .map(details -> value(details, field));
  }

  private Optional<ContactDetails> details(Sealed found) {
    return keys(found.order())
        .map(its -> ContactDetails.read(its.openContact(found.personKey(), found.contact())));
  }

  private static String value(ContactDetails details, String field) {
    return switch (field) {
      case "document" -> details.document();
      case "phone" -> details.phone();
      case "name" -> details.name();
      case "address" -> details.address();
      default -> throw new BadQuery("field");
    };
  }
}
