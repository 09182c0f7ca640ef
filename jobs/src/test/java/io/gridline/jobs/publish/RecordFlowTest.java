package io.gridline.jobs.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.connectors.feedfile.Rejection.Reason;
import io.gridline.connectors.kafka.DeadLetter;
import io.gridline.connectors.rows.BadInput;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole files and paced files send the same records, and account for all that they read. */
class RecordFlowTest {

  private static final Replay AT_ONCE = new Replay(1e12, Optional.empty());

  @TempDir Path folder;
  private FeedsToPublish feeds;
  private final Stop stop = new Stop();
  private final AtomicLong bytes = new AtomicLong();

  @BeforeEach
  void aFolder() {
    feeds = new FeedsToPublish(folder);
  }

  @Test
  void pacedFilesAreMergedByTheStartOfTheirRecords() throws IOException {
    feeds
        .carrier("a.csv", "c1 in 10T01", "c4 in 10T04", "c5 in 10T05")
        .carrier("dt=2020-01-10/b.csv", "c2 in 10T02", "c6 in 10T06")
        .rail("a.csv", "r3 10T03", "r7 10T07");
    paced();
    assertThat(feeds.sent()).containsExactly("c1", "c2", "r3", "c4", "c5", "c6", "r7");
  }

  @Test
  void whatLiesInAFileBeforeWhatHappenedFirstHoldsNobodyUp() throws IOException {
    feeds.rail("a.csv", "r9 10T09", "r1 10T01", "r2 10T02").rail("b.csv", "r5 10T05");
    paced();
    assertThat(feeds.sent()).containsExactly("r1", "r2", "r5", "r9");
  }

  @Test
  void whatEndsBeforeRecordsFromIsATombstoneAndHoldsNobodyUp() throws IOException {
    feeds.rail("a.csv", "r0 01T00", "r2 10T02").rail("b.csv", "r1 09T00");
    paced();
    assertThat(feeds.sent()).containsExactly("-r0", "r1", "r2");
  }

  @Test
  void everyRecordReadIsAccountedFor() throws IOException {
    feeds
        .carrier(
            "a.csv", "c1 in 10T01", "c2 out 10T01", "c3 in 09T01", "c4 nowhere 10T01", "c5 in 9")
        .carrier("empty.csv")
        .rail("a.csv", "r0 01T00", "r1 10T02", "r2 noon");
    Map<Source, FeedTally> paced = paced();
    assertThat(feeds.sent()).containsExactlyInAnyOrder("c1", "-r0", "r1");
    Map<Source, FeedTally> whole = whole();
    for (Map<Source, FeedTally> tallies : java.util.List.of(paced, whole)) {
      FeedTally carrier = tallies.get(Source.CARRIER);
      assertThat(carrier.read()).isEqualTo(5);
      assertThat(carrier.outside()).isEqualTo(2);
      assertThat(carrier.sent()).isEqualTo(1);
      assertThat(carrier.rejected())
          .isEqualTo(Map.of(Reason.UNKNOWN_PLACE, 1L, Reason.BAD_TIME, 1L));
      FeedTally rail = tallies.get(Source.RAIL);
      assertThat(rail.read()).isEqualTo(3);
      assertThat(rail.sent()).isEqualTo(2);
      assertThat(rail.tombstones()).isEqualTo(1);
      assertThat(rail.rejected()).isEqualTo(Map.of(Reason.BAD_TIME, 1L));
    }
    assertThat(feeds.sent()).hasSize(6);
  }

  @Test
  void aRejectedRecordIsADeadLetterWithItsPlaceAndForCarrierNothingElse() throws IOException {
    feeds.carrier("a.csv", "c1 in 10T01", "c2 nowhere 10T01").rail("a.csv", "r1 noon");
    whole();
    assertThat(feeds.letters()).hasSize(2);
    for (DeadLetter letter : feeds.letters()) {
      boolean carrier = letter.source().equals("carrier");
      assertThat(letter.position())
          .isEqualTo(
              carrier
                  ? new DeadLetter.InFile("carrier/a.csv", 3)
                  : new DeadLetter.InFile("rail/a.csv", 2));
      assertThat(letter.reason()).isEqualTo(carrier ? "unknown-place" : "bad-time");
      assertThat(letter.sealedRaw() == null).isEqualTo(carrier);
    }
  }

  @Test
  void allBytesAreToldInTheEnd() throws IOException {
    feeds.carrier("a.csv", "c1 in 10T01").rail("a.csv", "r1 10T02");
    long size = feeds.inputs().stream().mapToLong(input -> input.bytes()).sum();
    whole();
    assertThat(bytes).hasValue(size);
    paced();
    assertThat(bytes).hasValue(2 * size);
  }

  @Test
  void aHeaderThatLacksAColumnStopsItBeforeAnythingIsSent() {
    feeds.rail("a.csv", "r1 10T02");
    feeds.carrier("z.csv", "c1 in 10T01");
    assertThatThrownBy(() -> broken().send(() -> feeds, stop))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("rail/b.csv: the header lacks ");
    assertThat(feeds.sent()).isEmpty();
  }

  private RecordFlow broken() throws IOException {
    java.nio.file.Files.writeString(folder.resolve("rail/b.csv"), "record_id\nr1\n");
    return new WholeFiles(feeds.inputs(), feeds.gate(), 2, bytes::addAndGet);
  }

  @Test
  void stopsWhenToldTo() throws IOException {
    feeds.carrier("a.csv", "c1 in 10T01").rail("a.csv", "r1 10T02");
    stop.now();
    paced();
    whole();
    assertThat(feeds.sent()).isEmpty();
  }

  private Map<Source, FeedTally> paced() throws IOException {
    return new PacedFiles(feeds.inputs(), feeds.gate(), AT_ONCE, System::nanoTime, bytes::addAndGet)
        .send(() -> feeds, stop);
  }

  private Map<Source, FeedTally> whole() throws IOException {
    return new WholeFiles(feeds.inputs(), feeds.gate(), 2, bytes::addAndGet)
        .send(() -> feeds, stop);
  }
}
