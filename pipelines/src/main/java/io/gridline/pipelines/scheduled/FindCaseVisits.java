package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.contact.CaseVisit;
import io.gridline.pipelines.contact.IndexCase;
import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.StoredRow;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/**
 * The trips and stays of index cases: the small side that fellow passengers and guests are found
 * from.
 */
public final class FindCaseVisits {

  /** An index case and who it is. */
  public record KnownCase(IndexCase indexCase, String casePerson) implements Serializable {}

  private final Map<ClaimHash, List<KnownCase>> casesByClaim;
  private final Standing standing;
  private final List<String> orders;

  /**
   * @param casesByClaim every document by which a case travels, with the cases of that person
   */
  public FindCaseVisits(
      Map<ClaimHash, List<KnownCase>> casesByClaim, Standing standing, List<String> orders) {
    this.casesByClaim = casesByClaim;
    this.standing = standing;
    this.orders = List.copyOf(orders);
  }

  public DataStream<CaseVisit> visits(DataStream<StoredRow> rows) {
    return rows.flatMap(new Visits(casesByClaim, standing, orders))
        .returns(CaseVisit.class)
        .uid("find-case-visits")
        .name("Find the cases' trips and stays");
  }

  private record Visits(
      Map<ClaimHash, List<KnownCase>> casesByClaim, Standing standing, List<String> orders)
      implements FlatMapFunction<StoredRow, CaseVisit> {

    @Override
    public void flatMap(StoredRow row, Collector<CaseVisit> out) {
      Revision revision = row.revision();
      if (revision.isTombstone() || revision.cancelled()) {
        return;
      }
      Presence presence = revision.presence();
      List<KnownCase> cases = casesByClaim.get(presence.claim().hash());
      if (cases != null && orders.stream().anyMatch(order -> standing.stands(row, order))) {
        cases.forEach(
            known -> out.collect(new CaseVisit(known.indexCase(), known.casePerson(), presence)));
      }
    }
  }
}
