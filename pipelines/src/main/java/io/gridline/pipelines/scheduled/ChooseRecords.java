package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.identity.ClaimVault;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.order.ZoneIndex;
import io.gridline.pipelines.presence.RecordChoice;
import io.gridline.pipelines.presence.RecordChoice.Fate;
import io.gridline.pipelines.presence.RecordId;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.presence.StoredRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/**
 * Picks the delivery that stands of every record that was delivered more than once.
 *
 * <pre>
 *   rows whose id repeats --keyBy record id--> fates --> verdicts (the deliveries that do not stand)
 * </pre>
 *
 * <p>A record delivered once stands whatever its revision, so only repeated ids are shuffled.
 */
public final class ChooseRecords {

  private final List<ScreeningOrder> orders;
  private final ClaimVault vault;

  public ChooseRecords(List<ScreeningOrder> orders, ClaimVault vault) {
    this.orders = List.copyOf(orders);
    this.vault = vault;
  }

  /** {@code repeated} has all deliveries of a record or none. */
  public DataStream<Verdict> verdicts(DataStream<StoredRow> repeated) {
    return repeated
        .keyBy(row -> key(row.revision().id()))
        .process(new AtEndOfKey<>(StoredRow.class, new Choice(orders, vault)::judge, Verdict.class))
        .uid("choose-records")
        .name("Choose the delivery that stands");
  }

  /**
   * As text: the hash of an enum, and of a record that holds one, differs from process to process,
   * and would send two deliveries of one record to different tasks.
   */
  private static String key(RecordId id) {
    return id.source().text() + "/" + id.id();
  }

  /** The choice for one record, for all orders together or, of carrier, for each. */
  private record Choice(List<ScreeningOrder> orders, ClaimVault vault)
      implements java.io.Serializable {

    private static final Comparator<StoredRow> BY_PLACE_IN_STORE =
        Comparator.comparing(StoredRow::part).thenComparing(StoredRow::row);

    void judge(List<StoredRow> deliveries, Collector<Verdict> out) {
      if (deliveries.get(0).revision().id().source() != Source.CARRIER) {
        judge("", deliveries, out);
        return;
      }
      Map<String, ZoneIndex> zones = new TreeMap<>();
      orders.forEach(order -> zones.put(order.id(), ZoneIndex.of(order)));
      zones.forEach(
          (order, index) ->
              judge(order, deliveries.stream().filter(row -> isInside(index, row)).toList(), out));
    }

    private static boolean isInside(ZoneIndex zones, StoredRow row) {
      return zones.covers(row.revision().presence().place(), row.revision().presence().interval());
    }

    private void judge(String order, List<StoredRow> deliveries, Collector<Verdict> out) {
      if (deliveries.size() < 2) {
        return;
      }
      List<StoredRow> ordered = new ArrayList<>(deliveries);
      ordered.sort(BY_PLACE_IN_STORE);
      List<Fate> fates =
          RecordChoice.fates(
              ordered,
              row -> row.revision().number(),
              row -> vault.openComparison(row.revision().sealedComparison()));
      for (int i = 0; i < ordered.size(); i++) {
        if (fates.get(i) != Fate.WINNER) {
          StoredRow row = ordered.get(i);
          out.collect(
              new Verdict(
                  order, row.revision().id().source(), row.part(), row.row(), fates.get(i)));
        }
      }
    }
  }
}
