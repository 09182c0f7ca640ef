package io.gridline.pipelines.step;

import io.gridline.pipelines.contact.CaseDelivery;
import java.util.List;

/**
 * A case whose claim is malformed, or two persons'.
 *
 * @param matches a sealed row of each person that the claim matches; none of a malformed one
 */
record DoubtfulCase(CaseDelivery row, List<byte[]> matches) {}
