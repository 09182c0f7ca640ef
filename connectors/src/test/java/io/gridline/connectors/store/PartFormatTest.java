package io.gridline.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.connectors.store.PartFormat.Columns;
import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.ClaimHashes;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.StoredRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;

/** What is written into a part comes out again. */
class PartFormatTest {

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(folder, StoredParts.keys(folder));
  }

  @Test
  void givesBackARecordOfEveryKindToTheLastField() throws IOException {
    List<Revision> revisions = Revisions.ofEveryKind();
    assertThat(write(revisions)).isEqualTo(revisions.size());
    List<StoredRow> rows = read(Columns.ALL);
    assertThat(rows).extracting(StoredRow::part).containsOnly("rail-1");
    assertThat(rows).extracting(StoredRow::row).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(rows)
        .extracting(StoredRow::revision)
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(revisions);
  }

  @Test
  void givesBackAllButTheComparisonWhenNobodyAsksForIt() throws IOException {
    write(Revisions.ofEveryKind());
    List<Revision> expected =
        Revisions.ofEveryKind().stream()
            .map(r -> new Revision(r.id(), r.number(), r.cancelled(), r.presence(), new byte[0]))
            .toList();
    assertThat(read(Columns.WITHOUT_COMPARISON))
        .extracting(StoredRow::revision)
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(expected);
  }

  @Test
  void numbersRowsOverSeveralBatches() throws IOException {
    List<Revision> many = new ArrayList<>();
    for (int i = 0; i < 9_000; i++) {
      many.add(Revisions.tombstone("r" + i));
    }
    write(many);
    List<StoredRow> rows = read(Columns.ALL);
    assertThat(rows).hasSize(9_000);
    assertThat(rows).allMatch(row -> row.revision().id().id().equals("r" + row.row()));
  }

  @Test
  void readsAPartWithoutRecords() throws IOException {
    assertThat(write(List.of())).isZero();
    assertThat(read(Columns.ALL)).isEmpty();
  }

  @Test
  void isReadWholeOrNotAtAll() {
    PartFormat format = new PartFormat(Columns.ALL, WantedRows.ALL);
    assertThat(format.isSplittable()).isFalse();
    assertThatThrownBy(() -> format.restoreReader(new Configuration(), null))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void keepsDeadLettersBesideTheRecords() throws IOException {
    try (PartWriter writer = new PartWriter(folder, "rail-1")) {
      writer.reject("rail", "rail/a.csv", 7, "bad-time", new byte[] {4, 5});
      writer.reject("carrier", "carrier/a.csv", 1L << 40, "bad-phone", null);
      writer.finish(StoredParts.about("rail-1", "rail/a.csv", 0));
    }
    List<GenericRecord> letters = new ArrayList<>();
    try (DataFileReader<GenericRecord> reader =
        new DataFileReader<>(store.rejected("rail-1").toFile(), new GenericDatumReader<>())) {
      reader.forEach(letters::add);
    }
    assertThat(letters)
        .extracting(Object::toString)
        .containsExactly(
            "{\"source\": \"rail\", \"file\": \"rail/a.csv\", \"line\": 7, \"topic\": null,"
                + " \"partition\": null, \"offset\": null, \"reason\": \"bad-time\","
                + " \"stage\": null, \"raw_sealed\": \"\\u0004\\u0005\"}",
            "{\"source\": \"carrier\", \"file\": \"carrier/a.csv\", \"line\": 1099511627776,"
                + " \"topic\": null, \"partition\": null, \"offset\": null,"
                + " \"reason\": \"bad-phone\", \"stage\": null, \"raw_sealed\": null}");
  }

  private long write(List<Revision> revisions) throws IOException {
    try (PartWriter writer = new PartWriter(folder, "rail-1")) {
      for (Revision revision : revisions) {
        writer.accept(revision, 1);
      }
      writer.finish(StoredParts.about("rail-1", "rail/a.csv", writer.accepted()));
      return writer.accepted();
    }
  }

  @Test
  void givesOnlyTheRowsOfTheClaimsThatAreWanted() throws IOException {
    List<Revision> all = Revisions.ofEveryKind();
    write(all);
    ClaimHash theirs = all.get(0).presence().claim().hash();
    ClaimHash likeIt = new ClaimHash(theirs.high(), theirs.low() + 1);
    assertThat(read(Columns.ALL, WantedRows.of(ClaimHashes.of(List.of(likeIt))))).isEmpty();
    List<StoredRow> rows =
        read(Columns.ALL, WantedRows.of(ClaimHashes.of(List.of(likeIt, theirs))));
    assertThat(rows).extracting(StoredRow::row).containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(rows)
        .extracting(StoredRow::revision)
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(all.subList(0, 5));
  }

  @Test
  void givesOnlyTheRowsThatStandAtTheWantedPlaces() throws IOException {
    List<Revision> all = Revisions.ofEveryKind();
    write(all);
    Map<String, RoaringBitmap> places =
        Map.of("rail-1", RoaringBitmap.bitmapOf(1, 5), "rail-2", RoaringBitmap.bitmapOf(2));
    List<StoredRow> rows = read(Columns.ALL, WantedRows.at(places));
    assertThat(rows).extracting(StoredRow::row).containsExactly(1L, 5L);
    assertThat(rows)
        .extracting(StoredRow::revision)
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(List.of(all.get(1), all.get(5)));
  }

  private List<StoredRow> read(Columns columns) throws IOException {
    return read(columns, WantedRows.ALL);
  }

  private List<StoredRow> read(Columns columns, WantedRows wanted) throws IOException {
    Path file = store.data("rail-1");
    FileSourceSplit split =
        new FileSourceSplit(
            "1",
            new org.apache.flink.core.fs.Path(file.toUri()),
            0,
            Files.size(file),
            Files.getLastModifiedTime(file).toMillis(),
            Files.size(file));
    List<StoredRow> rows = new ArrayList<>();
    BulkFormat.Reader<StoredRow> reader =
        new PartFormat(columns, wanted).createReader(new Configuration(), split);
    try (reader) {
      for (var batch = reader.readBatch(); batch != null; batch = reader.readBatch()) {
        for (RecordAndPosition<StoredRow> row = batch.next(); row != null; row = batch.next()) {
          rows.add(row.getRecord());
        }
        batch.releaseBatch();
      }
    }
    return rows;
  }
}
