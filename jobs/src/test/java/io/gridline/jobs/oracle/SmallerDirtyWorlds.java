package io.gridline.jobs.oracle;

import io.gridline.jobs.oracle.DirtyWorld.Damage;
import io.gridline.jobs.oracle.DirtyWorld.FeedRow;
import io.gridline.jobs.oracle.DirtyWorld.Feeds;
import io.gridline.jobs.oracle.DirtyWorld.OrderPlan;
import io.gridline.jobs.oracle.DirtyWorld.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Worlds one step smaller than a given one: whole lists fewer first, then halves, then single rows,
 * and last rows without what befell them. Rows go one by one, so a failing world ends with only the
 * rows that it needs; jqwik's own shrinking took minutes to get half as far.
 */
final class SmallerDirtyWorlds {
  private SmallerDirtyWorlds() {}

  static Stream<DirtyWorld> of(DirtyWorld w) {
    return Stream.of(
            fewer(w.orders(), 1).map(x -> with(w, x)),
            feeds(w.feeds(), rows -> fewer(rows, 0)).map(x -> with(w, x)),
            register(w.register()).map(x -> with(w, x)),
            fewer(w.cases(), 0)
                .map(
                    x ->
                        new DirtyWorld(
                            w.asOf(), w.orders(), w.register(), x, w.feeds(), w.gb18030Hotels())),
            one(w.orders(), SmallerDirtyWorlds::order).map(x -> with(w, x)),
            feeds(w.feeds(), rows -> one(rows, SmallerDirtyWorlds::plainer)).map(x -> with(w, x)),
            Stream.of(w)
                .filter(DirtyWorld::gb18030Hotels)
                .map(
                    x ->
                        new DirtyWorld(
                            x.asOf(), x.orders(), x.register(), x.cases(), x.feeds(), false)))
        .flatMap(worlds -> worlds);
  }

  private static Stream<Feeds> feeds(
      Feeds f, Function<List<FeedRow>, Stream<List<FeedRow>>> change) {
    return Stream.of(
            change.apply(f.carrier()).map(x -> new Feeds(x, f.rail(), f.aviation(), f.hotel())),
            change.apply(f.rail()).map(x -> new Feeds(f.carrier(), x, f.aviation(), f.hotel())),
            change.apply(f.aviation()).map(x -> new Feeds(f.carrier(), f.rail(), x, f.hotel())),
            change.apply(f.hotel()).map(x -> new Feeds(f.carrier(), f.rail(), f.aviation(), x)))
        .flatMap(feeds -> feeds);
  }

  private static Stream<Register> register(Register r) {
    return Stream.of(
            fewer(r.persons(), 0).map(x -> new Register(x, r.travelDocuments(), r.subscriptions())),
            fewer(r.travelDocuments(), 0).map(x -> new Register(r.persons(), x, r.subscriptions())),
            fewer(r.subscriptions(), 0).map(x -> new Register(r.persons(), r.travelDocuments(), x)))
        .flatMap(registers -> registers);
  }

  private static Stream<OrderPlan> order(OrderPlan o) {
    return Stream.concat(
        fewer(o.rules(), 1).map(rules -> order(o, o.zones(), rules)),
        fewer(o.zones(), 1).map(zones -> order(o, zones, o.rules())));
  }

  private static OrderPlan order(
      OrderPlan o, List<DirtyWorld.ZonePlan> zones, List<DirtyWorld.RulePlan> rules) {
    return new OrderPlan(
        o.id(),
        o.jurisdiction(),
        o.recordsFrom(),
        o.observationDays(),
        o.householdLimit(),
        o.routeBy(),
        zones,
        rules);
  }

  private static Stream<FeedRow> plainer(FeedRow row) {
    return Stream.of(
            new FeedRow(row.cells(), 0, 1, Damage.NONE, 0),
            new FeedRow(row.cells(), 0, row.copies(), row.damage(), row.damagedCell()),
            new FeedRow(row.cells(), row.file(), 1, row.damage(), row.damagedCell()),
            new FeedRow(row.cells(), row.file(), row.copies(), Damage.NONE, 0))
        .filter(plainer -> !plainer.equals(row));
  }

  private static DirtyWorld with(DirtyWorld w, List<OrderPlan> orders) {
    return new DirtyWorld(w.asOf(), orders, w.register(), w.cases(), w.feeds(), w.gb18030Hotels());
  }

  private static DirtyWorld with(DirtyWorld w, Feeds feeds) {
    return new DirtyWorld(w.asOf(), w.orders(), w.register(), w.cases(), feeds, w.gb18030Hotels());
  }

  private static DirtyWorld with(DirtyWorld w, Register register) {
    return new DirtyWorld(w.asOf(), w.orders(), register, w.cases(), w.feeds(), w.gb18030Hotels());
  }

  /** The list without all, without each half, each quarter and each one of its rows. */
  private static <T> Stream<List<T>> fewer(List<T> rows, int least) {
    return IntStream.of(rows.size(), (rows.size() + 1) / 2, (rows.size() + 3) / 4, 1)
        .distinct()
        .boxed()
        .flatMap(
            length ->
                IntStream.iterate(0, from -> from < rows.size(), from -> from + length)
                    .mapToObj(from -> without(rows, from, Math.min(rows.size(), from + length))))
        .filter(left -> left.size() >= least && left.size() < rows.size());
  }

  private static <T> List<T> without(List<T> rows, int from, int to) {
    List<T> left = new ArrayList<>(rows.subList(0, from));
    left.addAll(rows.subList(to, rows.size()));
    return left;
  }

  private static <T> Stream<List<T>> one(List<T> rows, Function<T, Stream<T>> change) {
    return IntStream.range(0, rows.size())
        .boxed()
        .flatMap(
            i ->
                change
                    .apply(rows.get(i))
                    .map(
                        changed -> {
                          List<T> copy = new ArrayList<>(rows);
                          copy.set(i, changed);
                          return copy;
                        }));
  }
}
