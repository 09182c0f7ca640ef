package io.gridline.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.pipelines.contact.CaseDelivery;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.RecordId;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.presence.Stay;
import io.gridline.pipelines.step.LatestCase;
import io.gridline.pipelines.step.LatestRecord;
import io.gridline.pipelines.step.Letter;
import io.gridline.pipelines.step.LiveOrders;
import io.gridline.pipelines.step.MarkCases;
import io.gridline.pipelines.step.ResolveClaims;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A record that one order wanted nothing of but that it supersedes, and another order, with an
 * earlier records_from, wants whole: it comes a second time, the same to the letter.
 */
class LateWantedTest {

  private static final Instant FROM = Instant.parse("2020-01-05T12:00:00Z");

  @TempDir Path folder;

  private GateKeys gate;
  private Scheduler job;

  @BeforeEach
  void start() {
    gate = KeyFolder.open(folder.resolve("keys")).gate();
    job =
        new Scheduler(
            List.of(
                new LatestRecord(gate), new ResolveClaims(), new LatestCase(gate), new MarkCases()),
            new LiveOrders(List.of(), List.of(), order -> null),
            new Random(1));
  }

  @Test
  void aRecordReplacesItsTombstone() {
    tell(LatestRecord.letter(stay(0).tombstone()));
    assertThat(job.held()).doesNotContain("RESOLVE_CLAIMS seen");
    tell(LatestRecord.letter(stay(0)));
    assertThat(job.held()).contains("RESOLVE_CLAIMS seen");
  }

  @Test
  void aTombstoneDoesNotReplaceItsRecord() {
    tell(LatestRecord.letter(stay(0)));
    tell(LatestRecord.letter(stay(0).tombstone()));
    assertThat(job.held()).contains("RESOLVE_CLAIMS seen");
  }

  @Test
  void aTombstoneThatIsGreaterSupersedes() {
    tell(LatestRecord.letter(stay(0)));
    tell(LatestRecord.letter(stay(1).tombstone()));
    tell(LatestRecord.letter(stay(0)));
    assertThat(job.held()).doesNotContain("RESOLVE_CLAIMS seen");
  }

  @Test
  void aCaseReplacesItsTombstone() {
    tell(LatestCase.letter(indexCase().tombstone()));
    assertThat(job.held()).doesNotContain("MARK_CASES case");
    tell(LatestCase.letter(indexCase()));
    assertThat(job.held()).contains("MARK_CASES case");
    tell(LatestCase.letter(indexCase().tombstone()));
    assertThat(job.held()).contains("MARK_CASES case");
  }

  private void tell(Letter letter) {
    job.tell("the feed", letter);
    job.drain();
  }

  private Revision stay(int number) {
    RecordId id = new RecordId(Source.HOTEL, "1");
    Presence presence =
        new Presence(
            id,
            gate.refer(passport()),
            new Interval(FROM, FROM.plusSeconds(3600)),
            new Division("330106001001"),
            null,
            new Stay("h", "H", "1"),
            gate.sealName("Somebody"));
    return new Revision(id, number, false, presence, comparison("stay"));
  }

  private CaseDelivery indexCase() {
    return new CaseDelivery(
        "c",
        0,
        false,
        "O",
        gate.refer(passport()),
        new Interval(FROM, FROM.plusSeconds(3600)),
        comparison("case"));
  }

  private static Claim passport() {
    return new Claim(ClaimType.PASSPORT, "E00000000");
  }

  private byte[] comparison(String text) {
    return gate.sealComparison(text.getBytes(StandardCharsets.UTF_8));
  }
}
