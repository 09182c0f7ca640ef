package io.gridline.connectors.register;

import io.gridline.connectors.columns.ValueTest;
import io.gridline.connectors.rows.PassOver;
import io.gridline.connectors.rows.PassOver.Tested;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.Register.HolderQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which rows of the tables of documents and subscriptions a query need not be shown. */
final class HolderTests {

  private HolderTests() {}

  static PassOver documents(HolderQuery query) {
    return tests(
        query.personIds(),
        HolderRows.DOCUMENT_HOLDER,
        HolderRows.DOCUMENT_NUMBER,
        AskedNumber.document(numbers(query.claims(), type -> type != ClaimType.PHONE)));
  }

  static PassOver subscriptions(HolderQuery query) {
    return tests(
        query.personIds(),
        HolderRows.SUBSCRIBER,
        HolderRows.MSISDN,
        AskedNumber.phone(numbers(query.claims(), type -> type == ClaimType.PHONE)));
  }

  /** The number is tested in any case: one that is missing is wrong. */
  private static PassOver tests(Set<String> holders, int holder, int number, ValueTest numbers) {
    List<Tested> tests = new ArrayList<>();
    ValueTest ids = AskedText.ofIds(holders, true);
    tests.add(new Tested(number, () -> numbers));
    tests.add(new Tested(holder, () -> ids));
    return PassOver.unless(tests);
  }

  private static List<String> numbers(Collection<Claim> claims, Predicate<ClaimType> types) {
    return claims.stream().filter(claim -> types.test(claim.type())).map(Claim::number).toList();
  }
}
