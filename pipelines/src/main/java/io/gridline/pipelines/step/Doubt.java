package io.gridline.pipelines.step;

import io.gridline.pipelines.contact.CaseVisit;
import java.util.List;

/**
 * A record whose claim is malformed, or was two persons' at its start.
 *
 * @param matches a sealed row of each person that the claim matches; none of a malformed one
 * @param met what it met of the cases
 */
record Doubt(Seen seen, List<byte[]> matches, List<CaseVisit> met) {}
