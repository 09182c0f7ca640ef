package io.gridline.pipelines.contact;

import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.presence.Interval;
import java.io.Serializable;

/**
 * A confirmed case as it was reported, after the winning revision was chosen.
 *
 * @param order the order it belongs to, empty for every order of the run
 * @param infectious when the case could infect others; may be an instant
 */
public record CaseRow(String caseId, String order, Claim claim, Interval infectious)
    implements Serializable {}
