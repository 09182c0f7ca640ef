package io.gridline.pipelines.step;

import io.gridline.pipelines.presence.Interval;

/**
 * Somebody was in a car, on a flight or in a hotel; the record itself lies with the group.
 *
 * @param group whom to tell of a case there: a household, a visitor, or what a clerk has to find
 *     out about a claim
 */
record Passing(String group, Interval interval) {}
