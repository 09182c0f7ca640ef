package io.gridline.connectors.lists;

import io.gridline.pipelines.entry.ListedEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is different for one person since the last published run (contract, section 7; decision 1,
 * points 49 to 51).
 *
 * @param before null when the person was not listed
 * @param now null when the person is listed no more
 */
record Change(ListedEntry before, ListedEntry now) {

  /** What a queue has to act on. */
  enum Kind {
    NEW,
    RAISED,
    MOVED,
    WITHDRAWN;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Set<Kind> kinds() {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    if (before == null) {
      kinds.add(Kind.NEW);
    } else if (now == null) {
      kinds.add(Kind.WITHDRAWN);
    } else {
      if (now.level().compareTo(before.level()) > 0) {
        kinds.add(Kind.RAISED);
      }
      if (!now.routeCode().equals(before.routeCode())) {
        kinds.add(Kind.MOVED);
      }
    }
    return kinds;
  }

  /** The entry that says who it is and where to look: today's, or the last there was. */
  ListedEntry shown() {
    return now == null ? before : now;
  }

  /** Why, as terms; never which case, which household member or which record. */
  List<String> why(Instant asOf) {
    List<String> why = new ArrayList<>();
    for (Kind kind : kinds()) {
      switch (kind) {
        case NEW -> now.rules().forEach(rule -> why.add("rule:" + rule));
        case RAISED ->
            now.rules().stream()
                .filter(rule -> !before.rules().contains(rule))
                .forEach(rule -> why.add("rule:" + rule));
        case MOVED -> why.add("residence-or-whereabouts");
        case WITHDRAWN ->
            why.add(
                before.observeUntil().isAfter(asOf)
                    ? "record-register-or-case-changed"
                    : "observation-ended");
      }
    }
    if (before != null && now != null && now.orderVersion() != before.orderVersion()) {
      why.add("order-version");
    }
    return why.stream().distinct().sorted().toList();
  }
}
