package io.gridline.ops.simulate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The rows of exposed.csv and mistaken.csv. */
final class TruthRows {

  static final String EXPOSED_HEADER =
      "identity,rule,source,record_id,exposed_from,exposed_to,on_list,off_list_because,dirt";
  static final String MISTAKEN_HEADER = "identity,rules,dirt";

  final RowBuffer exposed = new RowBuffer(StandardCharsets.UTF_8);
  final RowBuffer mistaken = new RowBuffer(StandardCharsets.UTF_8);

  private final RecordIds ids;

  TruthRows(RecordIds ids) {
    this.ids = ids;
  }

  /** Exposed first. */
  List<RowBuffer> inOrder() {
    return List.of(exposed, mistaken);
  }

  /** What really happened to one person, against what the records that were sent can show. */
  void exposed(Verdict real, Verdict sent) {
    List<Hit> hits = new ArrayList<>(real.open);
    hits.addAll(real.past);
    for (Hit hit : hits) {
      boolean belongs = real.listed() && hit.isOpen();
      exposed.text(real.account.identity).text(hit.rule()).text(hit.source());
      if (hit.booking() == null) {
        exposed.text("");
      } else {
        exposed.id(hit.booking().source().letter(), ids.of(hit.booking().key));
      }
      exposed.time(hit.from()).time(hit.to()).text(Boolean.toString(belongs));
      exposed.text(belongs ? "" : offListBecause(real, hit));
      Dirt dirt = belongs ? dirtOfMiss(hit, real, sent) : null;
      exposed.text(dirt == null ? "" : dirt.tag()).endRow();
    }
  }

  private static String offListBecause(Verdict real, Hit hit) {
    return !hit.isOpen()
        ? "observation-over"
        : real.indexCase ? "index-case" : "outside-jurisdiction";
  }

  /** Null when what was sent shows the rule and the person belongs on the list by it. */
  private static Dirt dirtOfMiss(Hit hit, Verdict real, Verdict sent) {
    if (sent != null && sent.listed() && sent.has(hit.rule())) {
      return null;
    }
    if (real.account.registered == null) {
      // A visitor has nothing but bookings that could have shown it.
      return anyDirt(real.account, hit.dirt());
    }
    return hit.dirt() != null ? hit.dirt() : anyDirt(real.account, null);
  }

  private static Dirt anyDirt(Account account, Dirt otherwise) {
    for (Booking booking : account.bookings) {
      if (booking.dirt() != null) {
        return booking.dirt();
      }
    }
    return otherwise;
  }

  /** Somebody whom the records put on the list and the truth does not. */
  void mistaken(Verdict sent, Verdict real) {
    if (!sent.listed() || (real != null && real.listed())) {
      return;
    }
    Dirt dirt = null;
    if (real != null && real.indexCase) {
      dirt = Dirt.CASE_UNKNOWN;
    }
    List<String> rules = new ArrayList<>();
    for (Hit hit : sent.open) {
      rules.add(hit.rule());
      dirt = dirt == null ? hit.dirt() : dirt;
    }
    dirt = dirt == null ? anyDirt(sent.account, null) : dirt;
    String unique = String.join(";", rules.stream().distinct().sorted().toList());
    mistaken.text(sent.account.identity).text(unique).text(dirt == null ? "" : dirt.tag()).endRow();
  }
}
