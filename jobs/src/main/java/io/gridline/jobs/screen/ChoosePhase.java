package io.gridline.jobs.screen;

import io.gridline.connectors.seal.GateKeys;
import io.gridline.jobs.flink.Collected;
import io.gridline.jobs.flink.EmbeddedFlink;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.StoredRow;
import io.gridline.pipelines.scheduled.ChooseRecords;
import io.gridline.pipelines.scheduled.Standing;
import io.gridline.pipelines.scheduled.Verdict;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.roaringbitmap.RoaringBitmap;

/** Which deliveries stand: looks only at ids that were delivered more than once. */
record ChoosePhase(EmbeddedFlink flink, GateKeys keys, List<ScreeningOrder> orders) {

  Standing standing(StoredRows rows) {
    Map<String, RoaringBitmap> repeated = rows.repeated();
    if (repeated.isEmpty()) {
      return new Standing(List.of());
    }
    StreamExecutionEnvironment environment = flink.batch();
    DataStream<StoredRow> again = rows.at(environment, repeated);
    Collected job = new Collected(environment);
    Collected.Result<Verdict> verdicts = job.of(new ChooseRecords(orders, keys).verdicts(again));
    job.run("choose records");
    return new Standing(verdicts.values());
  }
}
