package io.gridline.ops.simulate;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Compares the people on the lists with the truth of a simulated world: who was found, who was
 * missed and who is listed wrongly, each with the reason in plain words. The lists must be for
 * {@link World#AS_OF} and {@code order.yaml}.
 */
public final class TruthCheck {

  /** What a miss or wrong listing is called that no damage to the data explains. */
  public static final String UNEXPLAINED = "unexplained";

  /** One entry of the lists: its person_key and the ids of its rules. */
  public record Listed(String personKey, List<String> rules) {}

  private record Exposure(String rule, boolean onList, String offListBecause, String dirt) {}

  private final Map<String, List<Exposure>> exposures = new LinkedHashMap<>();
  private final Map<String, String> mistaken = new LinkedHashMap<>();

  private TruthCheck() {}

  /**
   * Reads exposed.csv and mistaken.csv of a world's truth folder.
   *
   * @throws IOException when one of them cannot be read
   */
  public static TruthCheck read(Path truth) throws IOException {
    TruthCheck check = new TruthCheck();
    for (String[] row : rows(truth.resolve("exposed.csv"), TruthRows.EXPOSED_HEADER)) {
      Exposure exposure = new Exposure(row[1], row[6].equals("true"), row[7], row[8]);
      check.exposures.computeIfAbsent(row[0], i -> new ArrayList<>()).add(exposure);
    }
    for (String[] row : rows(truth.resolve("mistaken.csv"), TruthRows.MISTAKEN_HEADER)) {
      check.mistaken.put(row[0], row[2]);
    }
    return check;
  }

  /**
   * Compares.
   *
   * @param personKey turns an identity (`person:…` or `visitor:…`) into the lists' person_key
   * @param listed the entries, one per person; referrals too
   */
  public TruthReport compare(UnaryOperator<String> personKey, Stream<Listed> listed) {
    Map<String, Set<String>> rulesByKey = new HashMap<>();
    listed.forEach(
        entry ->
            rulesByKey
                .computeIfAbsent(entry.personKey(), k -> new HashSet<>())
                .addAll(entry.rules()));
    Map<String, Long> missed = new TreeMap<>();
    Map<String, Long> wrong = new TreeMap<>();
    Map<String, Long> offList = new TreeMap<>();
    Set<String> right = new HashSet<>();
    Set<String> rest = new HashSet<>(rulesByKey.keySet());
    long belonging = 0;
    long reasonsMissing = 0;
    for (Map.Entry<String, List<Exposure>> person : exposures.entrySet()) {
      String key = personKey.apply(person.getKey());
      List<Exposure> belongs = person.getValue().stream().filter(Exposure::onList).toList();
      Set<String> rules = rulesByKey.get(key);
      if (belongs.isEmpty()) {
        String because = person.getValue().get(0).offListBecause();
        offList.merge(because, 1L, Long::sum);
        if (rules != null && rest.remove(key)) {
          wrong.merge(wordsOf(mistaken.get(person.getKey())), 1L, Long::sum);
        }
        continue;
      }
      belonging++;
      if (rules == null) {
        missed.merge(reasonOfMiss(belongs), 1L, Long::sum);
        continue;
      }
      rest.remove(key);
      right.add(key);
      reasonsMissing +=
          belongs.stream().anyMatch(e -> e.dirt().isEmpty() && !rules.contains(e.rule())) ? 1 : 0;
    }
    for (Map.Entry<String, String> person : mistaken.entrySet()) {
      if (rest.remove(personKey.apply(person.getKey()))) {
        wrong.merge(wordsOf(person.getValue()), 1L, Long::sum);
      }
    }
    if (!rest.isEmpty()) {
      wrong.merge(UNEXPLAINED, (long) rest.size(), Long::sum);
    }
    return new TruthReport(belonging, right.size(), missed, wrong, offList, reasonsMissing);
  }

  /** Explained only when every way in which the person could have been found is. */
  private static String reasonOfMiss(List<Exposure> belongs) {
    String words = null;
    for (Exposure exposure : belongs) {
      if (exposure.dirt().isEmpty()) {
        return UNEXPLAINED;
      }
      words = words == null ? Dirt.wordsOf(exposure.dirt()) : words;
    }
    return words;
  }

  private static String wordsOf(String tag) {
    return tag == null || tag.isEmpty() ? UNEXPLAINED : Dirt.wordsOf(tag);
  }

  /** The truth's own files have no quotes and no commas within values. */
  private static List<String[]> rows(Path file, String header) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      String first = reader.readLine();
      if (!header.equals(first)) {
        throw new IOException(file + ": expected the columns " + header);
      }
      return reader.lines().map(line -> line.split(",", -1)).toList();
    }
  }
}
