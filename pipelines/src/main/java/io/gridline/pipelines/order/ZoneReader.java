package io.gridline.pipelines.order;

import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the zones of an order. */
final class ZoneReader {

  private final OrderErrors errors;
  private final Found<Instant> recordsFrom;
  private final Set<String> ids = new HashSet<>();

  ZoneReader(OrderErrors errors, Found<Instant> recordsFrom) {
    this.errors = errors;
    this.recordsFrom = recordsFrom;
  }

  /** The zones that have no error. */
  List<Zone> read(List<Fields> list) {
    List<Zone> zones = new ArrayList<>();
    list.forEach(fields -> read(fields, zones));
    return List.copyOf(zones);
  }

  private void read(Fields fields, List<Zone> zones) {
    Found<String> id = fields.required("id", Format.ID);
    Found<Division> division = fields.required("division", Format.DIVISION);
    Found<Instant> from = fields.required("from", Format.TIME);
    Found<Instant> to = fields.required("to", Format.TIME);
    fields.refuseOthers();
    if (id.isGood() && !ids.add(id.value())) {
      errors.expected(id, "an id of its own for every zone");
    }
    if (recordsFrom.isGood() && from.is(start -> start.isBefore(recordsFrom.value()))) {
      errors.expected(from, "a time not before records_from, " + recordsFrom.shown());
    }
    if (from.isGood() && to.is(end -> !end.isAfter(from.value()))) {
      errors.expected(to, "a time after from, " + from.shown());
    } else if (from.isGood() && to.isGood()) {
      zones.add(new Zone(id.value(), division.value(), new Interval(from.value(), to.value())));
    }
  }
}
