package io.gridline.desk.intake;

import io.gridline.connectors.seal.OrderKeys;
import io.gridline.pipelines.entry.ContactDetails;
import io.gridline.pipelines.entry.ListedEntry;

/**
 * An entry as the desk keeps it: nothing that identifies a person but masked or sealed.
 *
 * @param contactSealed as on the topic: number, phone, name and address
 */
record Incoming(ListedEntry entry, String nameMasked, byte[] contactSealed) {

  static Incoming of(ListedEntry entry, OrderKeys keys) {
    ContactDetails known =
        ContactDetails.read(keys.openContact(entry.personKey(), entry.contactSealed()));
    if (entry.name().isEmpty() && entry.address().isEmpty()) {
      return new Incoming(entry, masked(known.name()), entry.contactSealed());
    }
    // A published run has name and address in the clear, beside what is sealed.
    ContactDetails whole =
        new ContactDetails(known.document(), known.phone(), entry.name(), entry.address());
    return new Incoming(
        entry, masked(entry.name()), keys.sealContact(entry.personKey(), whole.bytes()));
  }

  /** The first character, as a register names somebody in public: 张**. */
  private static String masked(String name) {
    if (name.isEmpty()) {
      return "";
    }
    int head = name.offsetByCodePoints(0, 1);
    int hidden = Math.min(name.codePointCount(head, name.length()), 3);
    return name.substring(0, head) + "*".repeat(Math.max(1, hidden));
  }

  @Override
  public String toString() {
    return "Incoming[" + entry + "]";
  }
}
