package io.gridline.connectors.report;

import java.util.function.Function;

/** What divisions are called on the page. */
record Places(Function<String, String> nameOf) {

  private static final int COMMUNITY = 12;

  /** The name, or the code of a division whose name is not known. */
  String label(String code) {
    String name = nameOf.apply(code);
    return name.isEmpty() ? code : name;
  }

  /** Of what a division's parent is told, when the division itself is not known. */
  String label(String code, String parent) {
    boolean isCoarse = code.length() < COMMUNITY;
    return isCoarse && code.equals(parent) ? "not known more closely" : label(code);
  }

  /** A level of the division tree by the length of its codes. */
  static Html levelName(int codeLength) {
    return switch (codeLength) {
      case 2 -> Words.both("province", "省");
      case 4 -> Words.both("city", "市");
      case 6 -> Words.both("county", "区县");
      case 9 -> Words.both("street", "街道/乡镇");
      default -> Words.both("community", "社区/村");
    };
  }
}
