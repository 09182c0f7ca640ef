package io.gridline.ops.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How large a benchmark's world is.
 *
 * @param residents people of the register
 * @param presences a carrier's records of one day
 * @param inZone the share of them at a place in a zone, 0 to 0.5
 */
record WorldSize(long residents, long presences, double inZone) {

  static final String DAY = "2020-01-27";
  static final int CELLS = 60_000;

  private static final long ROWS_OF_A_FILE = 4_000_000;
  private static final long PEOPLE_OF_A_FILE = 1_000_000;
  private static final int MILLION = 1_000_000;
  private static final int SECONDS_OF_A_DAY = 86_400;

  /** A folder name that says what is in it. */
  String id() {
    return "world-%d-%d-%s".formatted(residents, presences, percent());
  }

  private String percent() {
    String text = String.format(Locale.ROOT, "%.3f", inZone * 100);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  /** Files that a carrier sends in the day, each with its stretch of it; at least four. */
  int carrierFiles() {
    return (int) Math.max(4, (presences + ROWS_OF_A_FILE - 1) / ROWS_OF_A_FILE);
  }

  /** Files of each of the register's tables. */
  int registerFiles() {
    return (int) Math.max(2, (residents + PEOPLE_OF_A_FILE - 1) / PEOPLE_OF_A_FILE);
  }

  /** What it takes on disk, in bytes, roughly and rather too much. */
  long bytes() {
    return presences * 60 + residents * 200 + 50L * MILLION;
  }

  /** Its size, for who reads the figures. */
  Map<String, String> described() {
    Map<String, String> described = new LinkedHashMap<>();
    described.put("residents", Long.toString(residents));
    described.put("presences", Long.toString(presences));
    described.put("in_zone_percent", percent());
    return described;
  }

  /** What the scripts of a world want to know. */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("residents", Long.toString(residents));
    values.put("day", DAY);
    values.put("cells", Integer.toString(CELLS));
    values.put("zone_cells", Long.toString(Math.max(20, Math.round(CELLS * inZone))));
    values.put("phones", Long.toString(residents + residents / 50));
    // of a million; they are in the zone about half of the time
    values.put("exposed", Long.toString(Math.round(2 * inZone * MILLION)));
    values.put("hotels", Long.toString(50 + presences / 50_000));
    values.put("stays", Long.toString(presences * 4 / 1000));
    values.put("trains", Long.toString(50 + presences / 120_000));
    values.put("rides", Long.toString(presences * 5 / 1000));
    values.put("routes", Long.toString(50 + presences / 600_000));
    values.put("flights", Long.toString(presences / 1000));
    values.put("case_step", Long.toString(Math.max(20, presences / 10_000)));
    return values;
  }

  /** What the script of the carrier's n-th file wants to know besides. */
  Map<String, String> carrierFile(int file) {
    int files = carrierFiles();
    long begins = (long) SECONDS_OF_A_DAY * file / files;
    return Map.of(
        "file", String.format(Locale.ROOT, "part-%04d", file),
        "first", Long.toString(presences * file / files),
        "last", Long.toString(presences * (file + 1) / files),
        "step", "1",
        "begins", Long.toString(begins),
        "lasts", Long.toString((long) SECONDS_OF_A_DAY * (file + 1) / files - begins));
  }

  /** One in two hundred records of the first file, once more. */
  Map<String, String> repeats() {
    Map<String, String> values = new LinkedHashMap<>(carrierFile(0));
    values.put("file", "repeats");
    values.put("step", "200");
    return values;
  }

  /** What the script of the register's n-th files wants to know besides. */
  Map<String, String> registerFile(int file) {
    int files = registerFiles();
    return Map.of(
        "part", String.format(Locale.ROOT, "%04d", file),
        "first", Long.toString(residents * file / files),
        "last", Long.toString(residents * (file + 1) / files));
  }
}
