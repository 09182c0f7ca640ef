package io.gridline.connectors.report;

import java.util.function.Function;

/** What divisions are called on the page. */
record Places(Function<String, String> nameOf) {

  /** The name, or the code of a division whose name is not known. */
  String label(String code) {
    String name = nameOf.apply(code);
    return name.isEmpty() ? code : name;
  }

  /** Of what a division's parent is told, when the division itself is not known. */
  String label(String code, String parent) {
    return code.equals(parent) ? "not known more closely" : label(code);
  }

  /** A level of the division tree by the length of its codes; empty below the lowest. */
  static Html levelName(int codeLength) {
    return switch (codeLength) {
      case 2 -> Words.both("Province", "省");
      case 4 -> Words.both("City", "市");
      case 6 -> Words.both("County", "区县");
      case 9 -> Words.both("Street", "街道/乡镇");
      default -> Words.both("Community", "社区/村");
    };
  }
}
