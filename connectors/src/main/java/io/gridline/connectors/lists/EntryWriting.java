package io.gridline.connectors.lists;

import io.gridline.connectors.columns.ContractWriting;
import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.schemas.Schemas;

/** Entries as rows of the Avro contract {@code Entry}. */
final class EntryWriting extends ContractWriting<ListedEntry> {

  private static final Contract CONTRACT = Contract.of(Schemas.ENTRY);

  private static final Field ADDRESS = CONTRACT.field("address");
  private static final Field AS_OF = CONTRACT.field("as_of");
  private static final Field COMMUNITY_CODE = CONTRACT.field("community_code");
  private static final Field CONTACT_SEALED = CONTRACT.field("contact_sealed");
  private static final Field DOCUMENT_NUMBER = CONTRACT.field("document_number");
  private static final Field EVIDENCE_COUNT = CONTRACT.field("evidence_count");
  private static final Field FIRST_EXPOSED_AT = CONTRACT.field("first_exposed_at");
  private static final Field HOUSEHOLD_KEY = CONTRACT.field("household_key");
  private static final Field LAST_EXPOSED_AT = CONTRACT.field("last_exposed_at");
  private static final Field LEVEL = CONTRACT.field("level");
  private static final Field NAME = CONTRACT.field("name");
  private static final Field OBSERVE_UNTIL = CONTRACT.field("observe_until");
  private static final Field ORDER = CONTRACT.field("order");
  private static final Field ORDER_VERSION = CONTRACT.field("order_version");
  private static final Field PERSON_ID = CONTRACT.field("person_id");
  private static final Field PERSON_KEY = CONTRACT.field("person_key");
  private static final Field PHONE = CONTRACT.field("phone");
  private static final Field ROUTE_CODE = CONTRACT.field("route_code");
  private static final Field RULES = CONTRACT.field("rules");
  private static final Field SOURCES = CONTRACT.field("sources");
  private static final Field STREET_CODE = CONTRACT.field("street_code");

  EntryWriting() {
    super(CONTRACT);
  }

  @Override
  protected void row(ListedEntry entry) {
    put(ORDER, entry.order());
    put(ORDER_VERSION, entry.orderVersion());
    put(AS_OF, entry.asOf().toEpochMilli());
    put(PERSON_KEY, entry.personKey());
    if (entry.personId() != null) {
      put(PERSON_ID, entry.personId());
    }
    put(NAME, entry.name());
    put(DOCUMENT_NUMBER, entry.documentNumber());
    put(PHONE, entry.phone());
    put(LEVEL, entry.level().text());
    put(RULES, entry.rules());
    put(SOURCES, entry.sources());
    put(EVIDENCE_COUNT, entry.evidenceCount());
    put(FIRST_EXPOSED_AT, entry.firstExposedAt().toEpochMilli());
    put(LAST_EXPOSED_AT, entry.lastExposedAt().toEpochMilli());
    put(OBSERVE_UNTIL, entry.observeUntil().toEpochMilli());
    put(ROUTE_CODE, entry.routeCode());
    put(STREET_CODE, entry.streetCode());
    put(COMMUNITY_CODE, entry.communityCode());
    put(ADDRESS, entry.address());
    put(HOUSEHOLD_KEY, entry.householdKey());
    put(CONTACT_SEALED, entry.contactSealed());
  }
}
