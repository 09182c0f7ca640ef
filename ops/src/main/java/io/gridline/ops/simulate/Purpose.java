package io.gridline.ops.simulate;

/** What dice are thrown for, so that one purpose never disturbs another. */
final class Purpose {

  static final long HOTELS = 1;
  static final long PERSON = 2;
  static final long HOUSEHOLDS = 3;
  static final long JOURNEYS = 4;
  static final long MISHAPS = 5;
  static final long PHONES = 6;
  static final long CASES = 7;
  static final long REGISTER = 8;
  static final long RUNS = 9;
  static final long SPOILED = 10;
  static final long NAMES = 11;
  static final long PAIRS = 12;
  static final long CELLS = 13;

  private Purpose() {}
}
