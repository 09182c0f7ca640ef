package io.gridline.pipelines.contact;

import io.gridline.pipelines.presence.Interval;
import java.io.Serializable;

/**
 * Somebody's record met a contact rule with a case's record. Whether the somebody is the case is
 * known only when the record's claim is resolved: compare {@code casePerson} then.
 *
 * @param casePerson identity of the case, as {@code Subject.identity}
 * @param overlap of both records and the infectious interval, longer than zero
 */
public record Contact(String order, String rule, String caseId, String casePerson, Interval overlap)
    implements Serializable {}
