package io.gridline.pipelines.entry;

import java.util.List;

/**
 * What a household is evaluated on: every member that the register has, with what is known of each.
 * Somebody without a household, and a visitor, is a household of one that nobody brings.
 *
 * @param householdId the register's, empty for somebody without one
 */
public record HouseholdFacts(String householdId, List<MemberFacts> members) {

  boolean isShared() {
    return !householdId.isEmpty();
  }
}
