package io.gridline.jobs.screen;

import io.gridline.connectors.store.PartFormat;
import io.gridline.connectors.store.PartFormat.Columns;
import io.gridline.connectors.store.PartSplits;
import io.gridline.connectors.store.Store;
import io.gridline.connectors.store.StoredPart;
import io.gridline.connectors.store.WantedRows;
import io.gridline.jobs.flink.SmallStream;
import io.gridline.pipelines.identity.ClaimHashes;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.presence.StoredRow;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.roaringbitmap.RoaringBitmap;

/** The parts that a run reads, as a stream of rows. */
record StoredRows(Store store, List<StoredPart> parts) {

  /** All rows, without what decides between two deliveries of one record. */
  DataStream<StoredRow> all(StreamExecutionEnvironment environment) {
    return stream(environment, parts, Columns.WITHOUT_COMPARISON, WantedRows.ALL);
  }

  /** The rows that bear one of these claims. */
  DataStream<StoredRow> of(StreamExecutionEnvironment environment, ClaimHashes claims) {
    return stream(environment, parts, Columns.WITHOUT_COMPARISON, WantedRows.of(claims));
  }

  /** The rows of these sources that bear one of these claims. */
  DataStream<StoredRow> of(
      StreamExecutionEnvironment environment, Set<Source> sources, ClaimHashes claims) {
    List<String> names = sources.stream().map(Source::text).toList();
    return stream(
        environment,
        parts.stream().filter(part -> names.contains(part.source())).toList(),
        Columns.WITHOUT_COMPARISON,
        WantedRows.of(claims));
  }

  /** The rows at these places, with everything, to choose between deliveries. */
  DataStream<StoredRow> at(
      StreamExecutionEnvironment environment, Map<String, RoaringBitmap> rowsByPart) {
    return stream(
        environment,
        parts.stream().filter(part -> rowsByPart.containsKey(part.id())).toList(),
        Columns.ALL,
        WantedRows.at(rowsByPart));
  }

  /** How many rows there are. */
  long count() {
    return parts.stream().mapToLong(StoredPart::accepted).sum();
  }

  /** The rows, by part, whose ids were delivered more than once. */
  Map<String, RoaringBitmap> repeated() {
    return store.repeatedRows(parts);
  }

  /** Which of these claims any of the rows bears. */
  BitSet occurring(ClaimHashes claims) {
    return store.occurring(parts, claims);
  }

  private DataStream<StoredRow> stream(
      StreamExecutionEnvironment environment,
      Collection<StoredPart> read,
      Columns columns,
      WantedRows wanted) {
    Path[] files =
        read.stream()
            .filter(part -> part.accepted() > 0)
            .map(part -> new Path(store.data(part.id()).toUri()))
            .toArray(Path[]::new);
    if (files.length == 0) {
      return SmallStream.of(
          environment, List.of(), TypeInformation.of(StoredRow.class), "stored-rows");
    }
    return environment
        .fromSource(
            FileSource.forBulkFileFormat(new PartFormat(columns, wanted), files)
                .setFileEnumerator(PartSplits::new)
                .build(),
            WatermarkStrategy.noWatermarks(),
            "Rows of the store")
        .uid("stored-rows");
  }
}
