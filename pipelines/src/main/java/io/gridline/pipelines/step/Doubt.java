package io.gridline.pipelines.step;

import java.util.List;

/**
 * A record whose claim is malformed, or was two persons' at its start.
 *
 * @param matches a sealed row of each person that the claim matches; none of a malformed one
 */
record Doubt(Seen seen, List<byte[]> matches) {}
