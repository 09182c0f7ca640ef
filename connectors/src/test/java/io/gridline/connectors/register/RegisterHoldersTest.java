package io.gridline.connectors.register;

import static io.gridline.connectors.register.RegisterOnDisk.claims;
import static io.gridline.connectors.register.RegisterOnDisk.holders;
import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.Register.Document;
import io.gridline.pipelines.identity.Register.Subscription;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterHoldersTest {

  private static final Claim PHONE = Claim.phone("13812345678");

  @TempDir Path folder;
  private RegisterOnDisk disk;

  @BeforeEach
  void open() {
    disk = new RegisterOnDisk(folder);
  }

  @Test
  void findsADocumentByTypeAndNormalNumber() {
    disk.documents(
        "passport,e 123-4567,p1", "other,E1234567,p2", "passport,Ｅ1234567,p3", "passport,E1,p4");
    Claim passport = Claim.document(ClaimType.PASSPORT, "E1234567");
    assertThat(disk.findDocuments(claims(passport)))
        .containsExactly(new Document(passport, "p1"), new Document(passport, "p3"));
  }

  @Test
  void findsAPermitWhateverItsReissue() {
    disk.documents("hk_macau_permit,H1234567802,p1", "taiwan_permit,1234567801,p2");
    Claim permit = Claim.document(ClaimType.HK_MACAU_PERMIT, "H1234567801");
    Claim taiwan = Claim.document(ClaimType.TAIWAN_PERMIT, "12345678");
    assertThat(disk.findDocuments(claims(permit, taiwan)))
        .containsExactly(new Document(permit, "p1"), new Document(taiwan, "p2"));
  }

  @Test
  void findsAResidentNumberAmongDocumentsByItsHolderOnly() {
    disk.documents("resident_id,11010519491231002X,p1");
    Claim claim = Claim.document(ClaimType.RESIDENT_ID, "11010519491231002X");
    assertThat(disk.findDocuments(claims(claim))).isEmpty();
    assertThat(disk.findDocuments(holders("p1"))).containsExactly(new Document(claim, "p1"));
  }

  @Test
  void findsTheDocumentsOfAHolder() {
    disk.documents("passport,E1,p1", "other,2,p1", "passport,E1,p2");
    assertThat(disk.findDocuments(holders("p1")))
        .extracting(d -> d.claim().number())
        .containsExactly("E1", "2");
  }

  @Test
  void findsASubscriptionByItsPhoneInWhateverForm() {
    disk.subscriptions(
        "13812345678,p1,2020-01-01T00:00:00Z,",
        "+86 138-1234-5678,p2,2020-01-01,2020-02-01T08:00",
        "008613812345678,p3,2020-01-01 10:00,",
        "13812345679,p4,2020-01-01,");
    assertThat(disk.findSubscriptions(claims(PHONE)))
        .containsExactly(
            new Subscription(PHONE, "p1", Instant.parse("2020-01-01T00:00:00Z"), null),
            new Subscription(
                PHONE,
                "p2",
                Instant.parse("2019-12-31T16:00:00Z"),
                Instant.parse("2020-02-01T00:00:00Z")),
            new Subscription(PHONE, "p3", Instant.parse("2020-01-01T02:00:00Z"), null));
  }

  @Test
  void findsTheSubscriptionsOfAHolderThoughTheirPhoneIsNone() {
    disk.subscriptions("12,p1,2020-01-01,", "13812345678,p2,2020-01-01,");
    assertThat(disk.findSubscriptions(holders("p1")))
        .extracting(s -> s.phone().number())
        .containsExactly("12");
    assertThat(disk.findSubscriptions(claims(Claim.phone("12")))).isEmpty();
  }

  @Test
  void goesWithoutAColumnOfEnds() {
    disk.with("subscription.csv", "valid_from,person_id,msisdn\n2020-01-01,p1,13812345678\n");
    assertThat(disk.findSubscriptions(claims(PHONE)))
        .extracting(Subscription::validTo)
        .containsExactly((Instant) null);
  }

  @Test
  void findsNothingWhenNothingIsAsked() {
    disk.documents("passport,E1,p1").subscriptions("13812345678,p1,2020-01-01,");
    assertThat(disk.findDocuments(claims())).isEmpty();
    assertThat(disk.findSubscriptions(claims())).isEmpty();
  }

  @Test
  void looksAtNoTimeOfARowThatNobodyAskedFor() {
    disk.subscriptions("13812345679,p9,soon,", "13812345678,p1,2020-01-01,");
    assertThat(disk.findSubscriptions(claims(PHONE))).hasSize(1);
    assertThat(Set.copyOf(disk.findSubscriptions(holders("p1")))).hasSize(1);
  }
}
