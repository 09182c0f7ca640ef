package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.presence.RecordChoice.Fate;
import io.gridline.pipelines.presence.Source;

/**
 * A delivery that does not stand.
 *
 * @param order the order that it does not stand for, empty for all: only of carrier do orders
 *     differ, since only what lies in an order's zones and windows is compared for it
 */
public record Verdict(String order, Source source, String part, long row, Fate fate) {}
