package io.gridline.jobs.screen;

import io.gridline.connectors.seal.GateKeys;
import io.gridline.jobs.flink.Collected;
import io.gridline.jobs.flink.FlinkCluster;
import io.gridline.pipelines.contact.CaseRow;
import io.gridline.pipelines.contact.CaseVisit;
import io.gridline.pipelines.contact.Contacts;
import io.gridline.pipelines.contact.IndexCase;
import io.gridline.pipelines.entry.ReviewItem;
import io.gridline.pipelines.entry.ReviewItem.Reason;
import io.gridline.pipelines.entry.Subject;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.ClaimHashes;
import io.gridline.pipelines.identity.Register.PersonKeys;
import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.scheduled.Fact;
import io.gridline.pipelines.scheduled.FindCaseVisits;
import io.gridline.pipelines.scheduled.FindCaseVisits.KnownCase;
import io.gridline.pipelines.scheduled.RegisterReach;
import io.gridline.pipelines.scheduled.RegisterReach.Holding;
import io.gridline.pipelines.scheduled.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds out who the cases are, where they went, and so whom they met. */
final class CasePhase {

  private final FlinkCluster flink;
  private final GateKeys keys;
  private final List<ScreeningOrder> orders;
  private final RegisterReach reach;
  private final List<ReviewItem> reviews = new ArrayList<>();
  private final List<Fact> marks = new ArrayList<>();
  private final Map<ClaimHash, List<KnownCase>> casesByClaim = new HashMap<>();

  CasePhase(FlinkCluster flink, GateKeys keys, List<ScreeningOrder> orders, RegisterReach reach) {
    this.flink = flink;
    this.keys = keys;
    this.orders = orders;
    this.reach = reach;
  }

  TracedCases trace(Collection<CaseRow> reported, StoredRows rows, Standing standing) {
    List<CaseRow> cases = reported.stream().filter(this::isOurs).toList();
    Set<Claim> claims = new HashSet<>();
    cases.stream().map(CaseRow::claim).filter(Claim::isValid).forEach(claims::add);
    resolve(cases, holders(claims));

    List<CaseVisit> visits = visits(rows, standing);
    for (ScreeningOrder order : orders) {
      for (CaseVisit visit : new Contacts(List.of(order), visits).unplaced()) {
        reviews.add(
            ReviewItem.ofCaseVisit(order.id(), visit.indexCase().caseId(), visit.presence()));
      }
    }
    return new TracedCases(new Contacts(orders, visits), marks, claims, reviews);
  }

  private void resolve(List<CaseRow> cases, Map<Claim, Set<String>> holders) {
    Map<String, List<CaseRow>> casesByPerson = new HashMap<>();
    for (CaseRow row : cases) {
      Set<String> holding = holders.getOrDefault(row.claim(), Set.of());
      if (!row.claim().isValid()) {
        review(Reason.MALFORMED_NUMBER, row, List.of());
      } else if (holding.size() > 1) {
        review(Reason.AMBIGUOUS_CLAIM, row, List.copyOf(holding));
      } else if (holding.isEmpty()) {
        visitor(row);
      } else {
        casesByPerson
            .computeIfAbsent(holding.iterator().next(), person -> new ArrayList<>())
            .add(row);
      }
    }
    residents(casesByPerson);
  }

  private void visitor(CaseRow row) {
    String identity = Subject.identityOf(row.claim());
    ClaimHash hash = keys.hash(row.claim());
    mark(Fact.householdOf(hash), identity, row);
    known(hash, identity, row);
  }

  /** A case travels by every document that is its person's alone. */
  private void residents(Map<String, List<CaseRow>> casesByPerson) {
    List<PersonKeys> people = casesByPerson.keySet().stream().map(reach::person).toList();
    for (PersonKeys person : people) {
      for (CaseRow row : casesByPerson.get(person.personId())) {
        mark(Fact.householdOf(person), Subject.identityOf(person.personId()), row);
      }
    }
    holders(reach.documentsOf(people))
        .forEach(
            (claim, holding) -> {
              String personId = holding.iterator().next();
              if (holding.size() == 1 && casesByPerson.containsKey(personId)) {
                casesByPerson
                    .get(personId)
                    .forEach(row -> known(keys.hash(claim), Subject.identityOf(personId), row));
              }
            });
  }

  private Map<Claim, Set<String>> holders(Set<Claim> claims) {
    return reach.holdings(claims).stream()
        .collect(
            Collectors.groupingBy(
                Holding::claim,
                Collectors.mapping(
                    holding -> holding.person().personId(),
                    Collectors.toCollection(TreeSet::new))));
  }

  private void mark(String household, String identity, CaseRow row) {
    marks.add(Fact.of(household, identity, indexCase(row)));
  }

  private void known(ClaimHash claim, String identity, CaseRow row) {
    casesByClaim
        .computeIfAbsent(claim, hash -> new ArrayList<>())
        .add(new KnownCase(indexCase(row), identity));
  }

  private List<CaseVisit> visits(StoredRows rows, Standing standing) {
    Set<Source> sources = contactSources();
    if (sources.isEmpty() || casesByClaim.isEmpty()) {
      return List.of();
    }
    List<String> orderIds = orders.stream().map(ScreeningOrder::id).toList();
    Collected job = new Collected(flink);
    Collected.Result<CaseVisit> visits =
        job.of(
            new FindCaseVisits(casesByClaim, standing, orderIds)
                .visits(
                    rows.of(job.environment(), sources, ClaimHashes.of(casesByClaim.keySet()))));
    job.run("find the cases' trips and stays");
    return visits.values();
  }

  private Set<Source> contactSources() {
    Set<Source> sources = new TreeSet<>();
    for (ScreeningOrder order : orders) {
      order.rules(Rule.CoTravel.class).forEach(rule -> sources.addAll(rule.sources()));
      order.rules(Rule.CoLodging.class).forEach(rule -> sources.addAll(rule.sources()));
    }
    return sources;
  }

  private void review(Reason reason, CaseRow row, List<String> matches) {
    for (ScreeningOrder order : ordersOf(row.order())) {
      reviews.add(
          ReviewItem.ofCase(order.id(), reason, row.caseId(), keys.refer(row.claim()), matches));
    }
  }

  private List<ScreeningOrder> ordersOf(String named) {
    return orders.stream().filter(o -> named.isEmpty() || named.equals(o.id())).toList();
  }

  private boolean isOurs(CaseRow row) {
    return !ordersOf(row.order()).isEmpty();
  }

  private static IndexCase indexCase(CaseRow row) {
    return new IndexCase(row.caseId(), row.order(), row.infectious());
  }
}
