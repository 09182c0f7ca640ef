package io.gridline.connectors.kafka;

import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.order.Zone;
import io.gridline.pipelines.presence.Division;
import io.gridline.schemas.Schemas;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Orders on {@link Topics#ORDERS}. */
public final class OrderCodec extends MessageCodec<ScreeningOrder> {

  private static final long serialVersionUID = 1;

  private static final Schema ZONE = Schemas.ORDER.getField("zones").schema().getElementType();
  private static final Schema DEADLINES =
      Schemas.ORDER.getField("deadlines").schema().getTypes().get(1);

  @Override
  Schema contract() {
    return Schemas.ORDER;
  }

  @Override
  void write(ScreeningOrder order, GenericRecord to) {
    to.put("order", order.id());
    to.put("version", order.version());
    to.put("disease", order.disease());
    to.put("issued_by", order.issuedBy());
    to.put("legal_basis", order.legalBasis());
    Fields.putTime(to, "valid_from", order.validFrom());
    Fields.putTime(to, "valid_until", order.validUntil());
    Fields.putTime(to, "records_from", order.recordsFrom());
    Fields.putDivision(to, "jurisdiction", order.jurisdiction());
    to.put("observation_days", Math.toIntExact(order.observation().toDays()));
    to.put("retention_days", Math.toIntExact(order.retention().toDays()));
    Fields.putTexts(to, "route_by", RuleFields.names(order.routeBy()));
    to.put("household_limit", order.householdLimit());
    to.put("deadlines", order.deadlines().isEmpty() ? null : record(order.deadlines()));
    to.put("zones", order.zones().stream().map(OrderCodec::record).toList());
    to.put("rules", order.rules().stream().map(RuleFields::record).toList());
  }

  private static GenericRecord record(Map<String, Duration> deadlines) {
    GenericRecord to = new GenericData.Record(DEADLINES);
    deadlines.forEach((name, bound) -> to.put(name, bound.toString()));
    return to;
  }

  private static GenericRecord record(Zone zone) {
    GenericRecord to = new GenericData.Record(ZONE);
    to.put("id", zone.id());
    Fields.putDivision(to, "division", zone.division());
    Fields.putTime(to, "from", zone.window().from());
    Fields.putTime(to, "to", zone.window().to());
    return to;
  }

  @Override
  ScreeningOrder read(GenericRecord from) {
    return new ScreeningOrder(
        Fields.text(from, "order"),
        Fields.number(from, "version"),
        Fields.text(from, "disease"),
        Fields.text(from, "issued_by"),
        Fields.text(from, "legal_basis"),
        Fields.time(from, "valid_from"),
        Fields.time(from, "valid_until"),
        Fields.time(from, "records_from"),
        new Division(Fields.text(from, "jurisdiction")),
        Duration.ofDays(Fields.number(from, "observation_days")),
        Duration.ofDays(Fields.number(from, "retention_days")),
        RuleFields.sources(Fields.texts(from, "route_by")),
        Fields.number(from, "household_limit"),
        deadlines((GenericRecord) from.get("deadlines")),
        records(from, "zones").stream().map(OrderCodec::zone).toList(),
        records(from, "rules").stream().map(RuleFields::rule).toList());
  }

  private static List<GenericRecord> records(GenericRecord from, String field) {
    return ((Collection<?>) from.get(field)).stream().map(GenericRecord.class::cast).toList();
  }

  private static Map<String, Duration> deadlines(GenericRecord from) {
    Map<String, Duration> deadlines = new TreeMap<>();
    if (from != null) {
      for (Schema.Field field : DEADLINES.getFields()) {
        if (from.get(field.pos()) != null) {
          deadlines.put(field.name(), Duration.parse(Fields.text(from, field.name())));
        }
      }
    }
    return Collections.unmodifiableMap(deadlines);
  }

  private static Zone zone(GenericRecord from) {
    return new Zone(
        Fields.text(from, "id"),
        Fields.division(from, "division"),
        Fields.interval(from, "from", "to"));
  }
}
