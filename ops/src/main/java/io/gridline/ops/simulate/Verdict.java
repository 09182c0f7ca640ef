package io.gridline.ops.simulate;

import java.util.ArrayList;
import java.util.List;

/** What one view says of one identity at the truth's as_of. */
final class Verdict {

  final Account account;
  final boolean indexCase;

  /** Still under observation. */
  final List<Hit> open = new ArrayList<>();

  /** Observation is over. */
  final List<Hit> past = new ArrayList<>();

  boolean inScope;

  Verdict(Account account, boolean indexCase) {
    this.account = account;
    this.indexCase = indexCase;
  }

  boolean listed() {
    return !indexCase && inScope && !open.isEmpty();
  }

  boolean has(String rule) {
    return open.stream().anyMatch(hit -> hit.rule().equals(rule));
  }

  Hit first(String rule) {
    return open.stream().filter(hit -> hit.rule().equals(rule)).findFirst().orElse(null);
  }
}
