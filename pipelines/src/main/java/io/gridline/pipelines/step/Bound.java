package io.gridline.pipelines.step;

import io.gridline.pipelines.identity.Binding;
import io.gridline.pipelines.identity.ClaimHash;
import java.util.List;

/**
 * The register says that a claim is a person's.
 *
 * @param binding by the person's and the group's keys
 * @param documents every document that the person travels by, as far as a case is told of it
 */
record Bound(Binding binding, List<ClaimHash> documents) {

  String person() {
    return binding.personId();
  }
}
