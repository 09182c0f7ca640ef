package io.gridline.desk.page;

import io.gridline.connectors.report.DivisionNames;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Where a task may go that is not this community's: the other communities of its street, then the
 * streets of its county. Further away goes by its code.
 */
public final class Neighbours {

  private static final int STREET = 9;
  private static final int COUNTY = 6;

  /** A division, by its own name. */
  public record Neighbour(String code, String name) {}

  private final DivisionNames names;
  private final Map<String, List<Neighbour>> below = new ConcurrentHashMap<>();

  Neighbours(DivisionNames names) {
    this.names = names;
  }

  List<Neighbour> of(String routeCode) {
    return Stream.of(cut(routeCode, STREET), cut(routeCode, COUNTY))
        .distinct()
        .flatMap(parent -> below.computeIfAbsent(parent, this::read).stream())
        .filter(neighbour -> !neighbour.code().equals(routeCode))
        .toList();
  }

  private List<Neighbour> read(String parent) {
    return names.below(parent).stream().map(code -> new Neighbour(code, names.own(code))).toList();
  }

  /** The division's own name; the code where there is none. */
  String own(String code) {
    String name = names.own(code);
    return name.isEmpty() ? code : name;
  }

  /** The full name. */
  String name(String code) {
    return names.of(code);
  }

  private static String cut(String code, int length) {
    return code.length() > length ? code.substring(0, length) : code;
  }
}
