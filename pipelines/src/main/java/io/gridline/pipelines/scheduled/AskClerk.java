package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.entry.Interest;
import io.gridline.pipelines.entry.ReviewItem;
import io.gridline.pipelines.entry.ReviewItem.Reason;
import io.gridline.pipelines.identity.Binding;
import io.gridline.pipelines.identity.Bindings;
import io.gridline.pipelines.order.ScreeningOrder;
import java.time.Instant;
import java.util.List;
import org.apache.flink.util.Collector;

/**
 * Makes one question for a clerk, for each order and reason, of all doubtful records of one claim
 * that the order is concerned about.
 */
record AskClerk(List<ScreeningOrder> orders, Instant asOf, Bindings bindings)
    implements AtEndOfKey.Complete<ResolveRecords.Doubtful, ReviewItem> {

  @Override
  public void complete(List<ResolveRecords.Doubtful> ofClaim, Collector<ReviewItem> out) {
    ask(
        Reason.MALFORMED_NUMBER,
        ofClaim.stream().filter(doubtful -> !doubtful.isValid()).toList(),
        List.of(),
        out);
    ask(
        Reason.AMBIGUOUS_CLAIM,
        ofClaim.stream().filter(ResolveRecords.Doubtful::isValid).toList(),
        bindings.of(ofClaim.get(0).claim()),
        out);
  }

  private void ask(
      Reason reason,
      List<ResolveRecords.Doubtful> doubtful,
      List<Binding> matching,
      Collector<ReviewItem> out) {
    List<String> matches = matching.stream().map(Binding::personId).distinct().sorted().toList();
    for (ScreeningOrder order : doubtful.isEmpty() ? List.<ScreeningOrder>of() : orders) {
      List<Interest.Doubtful> standing =
          doubtful.stream()
              .map(ResolveRecords.Doubtful::found)
              .filter(found -> !found.fallenFor().contains(order.id()))
              .map(found -> new Interest.Doubtful(found.presence(), found.contacts()))
              .toList();
      new Interest(order, asOf).question(reason, standing, matches).ifPresent(out::collect);
    }
  }
}
