package io.gridline.connectors.kafka;

import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.order.Level;
import io.gridline.schemas.Schemas;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * Entries on {@link Topics#ENTRIES} and {@link Topics#ALERTS}, as {@link ListedEntry#forTopic}
 * makes them: name and address are inside contact_sealed and nowhere else. Evidence, and whether an
 * entry is a referral, are not on the topic.
 */
public final class EntryCodec extends MessageCodec<ListedEntry> {

  private static final long serialVersionUID = 1;

  @Override
  Schema contract() {
    return Schemas.ENTRY;
  }

  @Override
  void write(ListedEntry entry, GenericRecord to) {
    if (!entry.name().isEmpty() || !entry.address().isEmpty()) {
      throw new IllegalArgumentException("an entry with a name or an address is not for a topic");
    }
    to.put("order", entry.order());
    to.put("order_version", entry.orderVersion());
    Fields.putTime(to, "as_of", entry.asOf());
    to.put("person_key", entry.personKey());
    to.put("person_id", entry.personId());
    to.put("name", entry.name());
    to.put("document_number", entry.documentNumber());
    to.put("phone", entry.phone());
    to.put("level", entry.level().text());
    Fields.putTexts(to, "rules", entry.rules());
    Fields.putTexts(to, "sources", entry.sources());
    to.put("evidence_count", entry.evidenceCount());
    Fields.putTime(to, "first_exposed_at", entry.firstExposedAt());
    Fields.putTime(to, "last_exposed_at", entry.lastExposedAt());
    Fields.putTime(to, "observe_until", entry.observeUntil());
    to.put("route_code", entry.routeCode());
    to.put("street_code", entry.streetCode());
    to.put("community_code", entry.communityCode());
    to.put("address", entry.address());
    to.put("household_key", entry.householdKey());
    Fields.putBytes(to, "contact_sealed", entry.contactSealed());
  }

  @Override
  ListedEntry read(GenericRecord from) {
    return new ListedEntry(
        Fields.text(from, "order"),
        Fields.number(from, "order_version"),
        Fields.time(from, "as_of"),
        Fields.text(from, "person_key"),
        Fields.text(from, "person_id"),
        Fields.text(from, "name"),
        Fields.text(from, "document_number"),
        Fields.text(from, "phone"),
        Level.valueOf(Fields.text(from, "level").toUpperCase(Locale.ROOT)),
        Fields.texts(from, "rules"),
        Fields.texts(from, "sources"),
        Fields.number(from, "evidence_count"),
        Fields.time(from, "first_exposed_at"),
        Fields.time(from, "last_exposed_at"),
        Fields.time(from, "observe_until"),
        Fields.text(from, "route_code"),
        Fields.text(from, "street_code"),
        Fields.text(from, "community_code"),
        Fields.text(from, "address"),
        Fields.text(from, "household_key"),
        Fields.bytes(from, "contact_sealed"),
        false,
        List.of());
  }
}
