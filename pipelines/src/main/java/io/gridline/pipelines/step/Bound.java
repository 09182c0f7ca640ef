package io.gridline.pipelines.step;

import io.gridline.pipelines.identity.Binding;
import io.gridline.pipelines.identity.ClaimHash;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The register says that a claim is a person's.
 *
 * @param binding by the person's and the group's keys
 * @param documents every document that the person travels by, as far as a case is told of it
 * @param sealedRow the row that says so, to name the person to a clerk
 */
record Bound(Binding binding, List<ClaimHash> documents, byte[] sealedRow) {

  String person() {
    return binding.personId();
  }

  /** One sealed row of each person that a claim is bound to. */
  static List<byte[]> rowsOfPersons(Map<String, Bound> bound) {
    Map<String, byte[]> rows = new TreeMap<>();
    new TreeMap<>(bound).values().forEach(one -> rows.put(one.person(), one.sealedRow()));
    return List.copyOf(rows.values());
  }
}
