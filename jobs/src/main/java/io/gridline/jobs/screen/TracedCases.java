package io.gridline.jobs.screen;

import io.gridline.pipelines.contact.Contacts;
import io.gridline.pipelines.entry.ReviewItem;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.scheduled.Fact;
import java.util.List;
import java.util.Set;

/**
 * The index cases of a run, traced.
 *
 * @param contacts whom their trips and stays make contacts
 * @param marks the cases, on their persons
 * @param claims the cases' own claims, to be looked up with all others
 * @param reviews what has to be found out about them
 */
record TracedCases(
    Contacts contacts, List<Fact> marks, Set<Claim> claims, List<ReviewItem> reviews) {}
