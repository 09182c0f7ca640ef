package io.gridline.desk;

import io.gridline.connectors.seal.OrderKeys;
import io.gridline.pipelines.entry.ContactDetails;
import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.entry.Masking;
import io.gridline.pipelines.order.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Entries of made-up people, as the topic has them. */
public final class SomeEntries {

  private static final Duration OBSERVED = Duration.ofDays(14);

  private final String order;
  private final OrderKeys keys;
  private final Instant asOf;
  private final int version;

  public SomeEntries(String order, OrderKeys keys, Instant asOf) {
    this(order, keys, asOf, 1);
  }

  private SomeEntries(String order, OrderKeys keys, Instant asOf, int version) {
    this.order = order;
    this.keys = keys;
    this.asOf = asOf;
    this.version = version;
  }

  /** The same under another version of the order. */
  public SomeEntries ofVersion(int another) {
    return new SomeEntries(order, keys, asOf, another);
  }

  public String key(int person) {
    return keys.personKey("person:p" + person);
  }

  /** Exposed for a day, until a day before. */
  public ListedEntry of(int person, String route) {
    return of(person, route, "", asOf.minus(Duration.ofDays(1)));
  }

  public ListedEntry of(int person, String route, String household, Instant lastExposed) {
    String name = "张试" + (char) ('一' + person % 1000);
    return of(person, route, household, lastExposed, name, "110105194912%06d".formatted(person));
  }

  /** With a name and a document that somebody chose for what a spreadsheet makes of them. */
  public ListedEntry named(int person, String route, String name, String number) {
    return of(person, route, "", asOf.minus(Duration.ofDays(1)), name, number);
  }

  private ListedEntry of(
      int person, String route, String household, Instant lastExposed, String name, String number) {
    String phone = "861390%07d".formatted(person);
    ContactDetails contact = new ContactDetails(number, phone, name, "某路" + person + "号");
    boolean community = route.length() == 12;
    return new ListedEntry(
        order,
        version,
        asOf,
        key(person),
        "p" + person,
        "",
        Masking.masked(number),
        Masking.masked(phone),
        person % 2 == 0 ? Level.HIGH : Level.MEDIUM,
        List.of("stayed-in-zone"),
        List.of("hotel"),
        1,
        lastExposed.minus(Duration.ofDays(1)),
        lastExposed,
        lastExposed.plus(OBSERVED),
        route,
        route.length() >= 9 ? route.substring(0, 9) : "",
        community ? route : "",
        "",
        household.isEmpty() ? "" : keys.personKey("household:" + household),
        keys.sealContact(key(person), contact.bytes()),
        false,
        List.of());
  }
}
