package io.gridline.connectors.kafka;

import io.gridline.pipelines.contact.CaseDelivery;
import io.gridline.schemas.Schemas;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** Deliveries of cases on {@link Topics#CASES}. */
public final class CaseCodec extends MessageCodec<CaseDelivery> {

  private static final long serialVersionUID = 1;

  @Override
  Schema contract() {
    return Schemas.CASE;
  }

  @Override
  void write(CaseDelivery delivery, GenericRecord to) {
    to.put("case_id", delivery.caseId());
    to.put("revision", delivery.revision());
    to.put("cancelled", delivery.cancelled());
    Fields.putUnlessEmpty(to, "order", delivery.order());
    Fields.putClaim(to, delivery.claim());
    Fields.putBytes(to, "compare_sealed", delivery.sealedComparison());
    Fields.putTime(to, "infectious_from", delivery.infectious().from());
    Fields.putTime(to, "infectious_to", delivery.infectious().to());
  }

  @Override
  CaseDelivery read(GenericRecord from) {
    return new CaseDelivery(
        Fields.text(from, "case_id"),
        Fields.number(from, "revision"),
        Fields.flag(from, "cancelled"),
        Fields.textOrEmpty(from, "order"),
        Fields.claim(from),
        Fields.interval(from, "infectious_from", "infectious_to"),
        Fields.bytes(from, "compare_sealed"));
  }
}
