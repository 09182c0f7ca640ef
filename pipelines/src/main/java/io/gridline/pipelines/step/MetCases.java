package io.gridline.pipelines.step;

import io.gridline.pipelines.contact.CaseVisit;
import io.gridline.pipelines.presence.Presence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a group's records have met of the cases. */
record MetCases(Map<String, List<CaseVisit>> byRecord) {

  static MetCases of(Desk desk) {
    Shelf<Met> shelf = desk.shelf(Kind.MET);
    if (shelf.isEmpty()) {
      return new MetCases(Map.of());
    }
    Map<String, List<CaseVisit>> byRecord = new HashMap<>();
    new TreeMap<>(shelf.all())
        .values()
        .forEach(
            met ->
                byRecord
                    .computeIfAbsent(met.record(), record -> new ArrayList<>())
                    .add(met.visit()));
    return new MetCases(byRecord);
  }

  boolean isEmpty() {
    return byRecord.isEmpty();
  }

  List<CaseVisit> of(Presence presence) {
    return byRecord.getOrDefault(Keys.of(presence.id()), List.of());
  }
}
