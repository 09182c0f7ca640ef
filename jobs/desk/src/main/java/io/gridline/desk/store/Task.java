package io.gridline.desk.store;

import java.time.Instant;
import java.util.List;

/**
 * A task as an account sees it: numbers and name masked, never which case and which household
 * member.
 *
 * @param state as text, see {@link io.gridline.pipelines.task.TaskState}
 * @param household an opaque token that members of one household share; null without one
 * @param householdSize how many open tasks the household has
 * @param claimedBy the account that works on it; null when nobody does
 * @param dueKind what is waited for; null when nothing is
 * @param escalatedTo street, county or city; null when nobody above was told
 * @param reasons in plain words
 * @param allowedActions what this account may do now
 * @param transfer the one that waits for an answer; null without one
 */
public record Task(
    long id,
    int version,
    String order,
    String state,
    String level,
    List<String> rules,
    List<String> sources,
    Instant firstExposedAt,
    Instant lastExposedAt,
    Instant observeUntil,
    String routeCode,
    String routeName,
    String household,
    int householdSize,
    String documentMasked,
    String phoneMasked,
    String nameMasked,
    boolean hasPhone,
    String claimedBy,
    Instant dueAt,
    String dueKind,
    boolean overdue,
    String escalatedTo,
    List<String> reasons,
    List<String> allowedActions,
    List<Check> checks,
    Transfer transfer,
    String outcome,
    String withdrawnWhy) {

  Task with(List<Check> found) {
    return new Task(
        id,
        version,
        order,
        state,
        level,
        rules,
        sources,
        firstExposedAt,
        lastExposedAt,
        observeUntil,
        routeCode,
        routeName,
        household,
        householdSize,
        documentMasked,
        phoneMasked,
        nameMasked,
        hasPhone,
        claimedBy,
        dueAt,
        dueKind,
        overdue,
        escalatedTo,
        reasons,
        allowedActions,
        found,
        transfer,
        outcome,
        withdrawnWhy);
  }
}
