package io.gridline.jobs.screen;

import io.gridline.connectors.seal.GateKeys;
import io.gridline.jobs.flink.Collected;
import io.gridline.jobs.flink.FlinkCluster;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.StoredRow;
import io.gridline.pipelines.scheduled.ChooseRecords;
import io.gridline.pipelines.scheduled.Standing;
import io.gridline.pipelines.scheduled.Verdict;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.roaringbitmap.RoaringBitmap;

/** Which deliveries stand: looks only at ids that were delivered more than once. */
record ChoosePhase(FlinkCluster flink, GateKeys keys, List<ScreeningOrder> orders) {

  Standing standing(StoredRows rows) {
    Map<String, RoaringBitmap> repeated = rows.repeated();
    if (repeated.isEmpty()) {
      return new Standing(List.of());
    }
    Collected job = new Collected(flink);
    DataStream<StoredRow> again = rows.at(job.environment(), repeated);
    Collected.Result<Verdict> verdicts = job.of(new ChooseRecords(orders, keys).verdicts(again));
    job.run("choose records");
    return new Standing(verdicts.values());
  }
}
