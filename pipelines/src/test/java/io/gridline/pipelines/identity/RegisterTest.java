package io.gridline.pipelines.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.pipelines.identity.Register.HolderQuery;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.PersonQuery;
import io.gridline.pipelines.identity.Register.Residence;
import io.gridline.pipelines.identity.Register.Subscription;
import io.gridline.pipelines.presence.Division;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegisterTest {

  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2020-02-01T00:00:00Z");
  private static final Claim PHONE = Claim.phone("13812345678");
  private static final Person PERSON =
      new Person("p", "", "", "", new Division("330106"), new Division("420106"), "");

  @Test
  void countsASubscriptionFromItsStartUntilBeforeItsEnd() {
    Subscription subscription = new Subscription(PHONE, "p", START, END);
    assertThat(subscription.isValidAt(START)).isTrue();
    assertThat(subscription.isValidAt(START.minusMillis(1))).isFalse();
    assertThat(subscription.isValidAt(END.minusMillis(1))).isTrue();
    assertThat(subscription.isValidAt(END)).isFalse();
    assertThat(new Subscription(PHONE, "p", START, null).isValidAt(Instant.MAX)).isTrue();
  }

  @Test
  void findsAPersonByResidenceOnlyWhenRegisteredAndLivingInside() {
    List<Division> zones = List.of(new Division("4201"));
    assertThat(byResidence("33", zones).matches(PERSON)).isTrue();
    assertThat(byResidence("34", zones).matches(PERSON)).isFalse();
    assertThat(byResidence("33", List.of(new Division("4202"))).matches(PERSON)).isFalse();
    assertThat(byResidence("33", List.of()).matches(PERSON)).isFalse();
  }

  @Test
  void findsNobodyByAnEmptyNumberOrHousehold() {
    PersonQuery empty = new PersonQuery(Set.of(), Set.of(""), Set.of(""), List.of());
    assertThat(empty.matches(PERSON)).isFalse();
  }

  @Test
  void findsARowByItsClaimOrItsHolder() {
    HolderQuery query = new HolderQuery(Set.of(PHONE), Set.of("q"));
    assertThat(query.matches(PHONE, "p")).isTrue();
    assertThat(query.matches(Claim.phone("13812345679"), "q")).isTrue();
    assertThat(query.matches(Claim.phone("13812345679"), "p")).isFalse();
    assertThat(query.matches(Claim.document(ClaimType.OTHER, "8613812345678"), "p")).isFalse();
  }

  private static PersonQuery byResidence(String registered, List<Division> living) {
    return new PersonQuery(
        Set.of(), Set.of(), Set.of(), List.of(new Residence(new Division(registered), living)));
  }
}
