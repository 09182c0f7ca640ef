package io.gridline.jobs.oracle;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Registers of up to six people, with the dirt that old registers have. */
final class DirtyRegister {
  private DirtyRegister() {}

  static Arbitrary<DirtyWorld.Register> registers() {
    Arbitrary<List<List<String>>> persons =
        persons()
            .list()
            .uniqueElements(row -> row.get(0))
            .ofMinSize(3)
            .ofMaxSize(6)
            .withSizeDistribution(RandomDistribution.uniform());
    Arbitrary<List<List<String>>> withRepeat =
        Combinators.combine(persons, Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true)))
            .as((rows, repeat) -> repeat ? repeatFirst(rows) : rows);
    return Combinators.combine(
            withRepeat,
            documents().list().ofMaxSize(6).withSizeDistribution(RandomDistribution.uniform()),
            subscriptions().list().ofMaxSize(7).withSizeDistribution(RandomDistribution.uniform()))
        .as(DirtyWorld.Register::new);
  }

  private static List<List<String>> repeatFirst(List<List<String>> rows) {
    List<List<String>> repeated = new ArrayList<>(rows);
    repeated.add(rows.get(0));
    return repeated;
  }

  private static Arbitrary<List<String>> persons() {
    return Combinators.combine(
            DirtyClaims.people(),
            Arbitraries.of("王芳", "Li Lei", "=1+1", "O'Neil, \"Al\"", ""),
            Arbitraries.frequency(
                Tuple.of(14, 0), Tuple.of(1, 1), Tuple.of(1, -1), Tuple.of(1, -9), Tuple.of(3, 9)),
            DirtyClaims.styles(),
            Arbitraries.of("H1", "H1", "H2", ""),
            homes(),
            homes(),
            Arbitraries.of("No. 1 Lake Road", "湖滨路, 2号", "@home", ""))
        .as(
            (id, name, shift, style, household, registered, residence, address) ->
                List.of(
                    "P" + id,
                    name,
                    "F",
                    "1980-01-01",
                    idNumber(id, shift, style),
                    household,
                    registered,
                    residence,
                    address));
  }

  /** The number of the person, of a neighbour, or (at 9) none at all. */
  private static String idNumber(int id, int shift, int style) {
    return Math.abs(shift) == 9
        ? ""
        : DirtyClaims.write(
            "resident_id", DirtyClaims.number("resident_id", Math.floorMod(id + shift, 6)), style);
  }

  private static Arbitrary<String> homes() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just("330106001001")),
        Tuple.of(
            4,
            Arbitraries.of(
                "330106001002",
                "330203001001",
                "420106001001",
                "420106001001",
                "310101001001",
                "330106",
                "33",
                "JP",
                "")));
  }

  private static Arbitrary<List<String>> documents() {
    return DirtyClaims.known()
        .flatMap(claim -> owners(claim.get(1)).map(p -> List.of(claim.get(0), claim.get(1), p)));
  }

  private static Arbitrary<List<String>> subscriptions() {
    Arbitrary<List<String>> phones =
        DirtyClaims.phones().flatMap(phone -> owners(phone).map(p -> List.of(phone, p)));
    return Combinators.combine(
            phones,
            Arbitraries.frequencyOf(
                Tuple.of(
                    4,
                    Arbitraries.of(
                        "2019-01-01", "2019-06-01", "2020-01-20", "2020-01-21T10:00:00")),
                Tuple.of(1, Moments.texts())),
            Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of("", "", "2020-01-20", "2020-01-20T10:00:00+08:00")),
                Tuple.of(1, Moments.texts())))
        .as((phone, from, to) -> List.of(phone.get(0), phone.get(1), from, to));
  }

  /** Mostly the person whose digit the number ends in; P6 is in no table of persons. */
  private static Arbitrary<String> owners(String number) {
    int digit = Math.floorMod(number.charAt(number.length() - 1), '0') % 6;
    return Arbitraries.frequencyOf(
        Tuple.of(12, Arbitraries.just("P" + digit)),
        Tuple.of(5, DirtyClaims.people().map(who -> "P" + who)),
        Tuple.of(1, Arbitraries.just("P6")));
  }
}
