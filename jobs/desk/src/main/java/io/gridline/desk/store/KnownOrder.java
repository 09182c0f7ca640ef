package io.gridline.desk.store;

import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.task.Deadlines;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the desk has to know of an order. */
public record KnownOrder(ScreeningOrder order, Deadlines deadlines, Map<String, Rule> rules) {

  static KnownOrder of(ScreeningOrder order) {
    return new KnownOrder(
        order,
        Deadlines.of(order.deadlines()),
        order.rules().stream().collect(Collectors.toMap(Rule::id, Function.identity())));
  }

  List<String> reasons(List<String> ruleIds, String language) {
    Reasons words = Reasons.in(language);
    return ruleIds.stream()
        .map(id -> rules.containsKey(id) ? words.of(rules.get(id)) : words.unknown())
        .distinct()
        .toList();
  }

  /** Whether a queue can be here: a referral's is elsewhere. */
  public boolean covers(String routeCode) {
    return routeCode.startsWith(order.jurisdiction().code());
  }
}
