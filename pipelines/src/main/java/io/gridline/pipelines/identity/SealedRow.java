package io.gridline.pipelines.identity;

import io.gridline.pipelines.identity.Register.Table;
import io.gridline.pipelines.presence.Division;
import java.io.Serializable;
import java.time.Instant;

/**
 * A row of the register behind the sealing transform: what it is joined on is hashed, the rest
 * sealed.
 *
 * @param personKey keyed hash of the person_id, in hex
 * @param rowKey keyed hash of the table and the row's primary key, in hex
 * @param householdKey of a person, keyed hash of the household_id, in hex; empty without one
 * @param claimType of the number that the row binds to its person; null when it binds none
 * @param claim null as {@code claimType} is
 * @param registered of a person, else null
 * @param residence of a person, else null
 * @param validFrom of a subscription, else null
 * @param validTo of a subscription that has ended or will, else null
 * @param sealed the row itself; opened by a {@link RowVault}
 */
public record SealedRow(
    Table table,
    String personKey,
    String rowKey,
    String householdKey,
    ClaimType claimType,
    ClaimHash claim,
    Division registered,
    Division residence,
    Instant validFrom,
    Instant validTo,
    byte[] sealed)
    implements Serializable {

  @Override
  public String toString() {
    return "SealedRow[***]";
  }
}
