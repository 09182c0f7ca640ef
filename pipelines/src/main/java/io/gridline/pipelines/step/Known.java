package io.gridline.pipelines.step;

import io.gridline.pipelines.identity.ClaimRef;
import io.gridline.pipelines.identity.ResolvedBy;

/**
 * A record that is somebody's.
 *
 * @param person the person's key, or that of a visitor's group
 * @param seen without its claim
 * @param visitor a visitor's claim, else null
 * @param sealedName on a visitor's record, else empty
 */
record Known(
    String person, Seen seen, ResolvedBy resolvedBy, ClaimRef visitor, byte[] sealedName) {}
