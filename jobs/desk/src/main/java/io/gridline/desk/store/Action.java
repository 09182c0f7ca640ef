package io.gridline.desk.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What somebody did.
 *
 * @param actionId the client's; the same action is taken once, however often it is sent
 * @param version the task's, as the client last saw it
 * @param at when it was done
 * @param action a step's text, see {@link io.gridline.pipelines.task.Step}
 * @param also tasks of other members of the same household, for which the same was done
 */
public record Action(
    UUID actionId, int version, Instant at, String action, ActionFields fields, List<Long> also) {}
