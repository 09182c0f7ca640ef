package io.gridline.pipelines.exposure;

import io.gridline.pipelines.identity.ResolvedBy;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.Source;
import java.io.Serializable;

/**
 * A presence whose claim is resolved to one person.
 *
 * @param name of a visitor: the name on the record, opened; else empty
 */
public record Sighting(Presence presence, ResolvedBy resolvedBy, String name)
    implements Serializable {

  Source source() {
    return presence.source();
  }
}
