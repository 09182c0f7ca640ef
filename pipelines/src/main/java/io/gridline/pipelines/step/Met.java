package io.gridline.pipelines.step;

import io.gridline.pipelines.contact.CaseVisit;

/**
 * A record was where a case was, while that was infectious.
 *
 * @param record the id of the record, as {@link Keys#of} writes it
 */
record Met(String record, CaseVisit visit) {}
