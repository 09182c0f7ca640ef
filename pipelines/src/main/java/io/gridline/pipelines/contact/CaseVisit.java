package io.gridline.pipelines.contact;

import io.gridline.pipelines.presence.Presence;
import java.io.Serializable;

/**
 * A trip or stay of an index case.
 *
 * @param casePerson identity of the case, as {@code Subject.identity}
 */
public record CaseVisit(IndexCase indexCase, String casePerson, Presence presence)
    implements Serializable {}
