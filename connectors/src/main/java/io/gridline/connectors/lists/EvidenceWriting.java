package io.gridline.connectors.lists;

import io.gridline.connectors.columns.ContractWriting;
import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.schemas.Schemas;

/** The evidence of entries as rows of the Avro contract {@code Evidence}. */
final class EvidenceWriting extends ContractWriting<EvidenceWriting.Piece> {

  private static final Contract CONTRACT = Contract.of(Schemas.EVIDENCE);

  private static final Field AS_OF = CONTRACT.field("as_of");
  private static final Field CASES = CONTRACT.field("cases");
  private static final Field ENDED_AT = CONTRACT.field("ended_at");
  private static final Field ORDER = CONTRACT.field("order");
  private static final Field ORDER_VERSION = CONTRACT.field("order_version");
  private static final Field PERSON_KEY = CONTRACT.field("person_key");
  private static final Field PLACE_CODE = CONTRACT.field("place_code");
  private static final Field RECORD_ID = CONTRACT.field("record_id");
  private static final Field RESOLVED_BY = CONTRACT.field("resolved_by");
  private static final Field RULE = CONTRACT.field("rule");
  private static final Field SOURCE = CONTRACT.field("source");
  private static final Field STARTED_AT = CONTRACT.field("started_at");
  private static final Field ZONES = CONTRACT.field("zones");

  EvidenceWriting() {
    super(CONTRACT);
  }

  /** One piece of an entry's evidence. */
  record Piece(ListedEntry entry, ListedEntry.Line line) {}

  @Override
  protected void row(Piece piece) {
    ListedEntry entry = piece.entry();
    ListedEntry.Line line = piece.line();
    put(ORDER, entry.order());
    put(ORDER_VERSION, entry.orderVersion());
    put(AS_OF, entry.asOf().toEpochMilli());
    put(PERSON_KEY, entry.personKey());
    put(RULE, line.rule());
    put(SOURCE, line.source().text());
    put(RECORD_ID, line.recordId());
    put(STARTED_AT, line.startedAt().toEpochMilli());
    put(ENDED_AT, line.endedAt().toEpochMilli());
    put(PLACE_CODE, line.placeCode());
    put(ZONES, line.zones());
    put(CASES, line.cases());
    put(RESOLVED_BY, line.resolvedBy());
  }
}
