package io.gridline.connectors.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * What divisions are called: province to community, as far as the project's own table has them, the
 * three that the statistical codes name without dividing them, and countries.
 */
public final class DivisionNames {

  private static final String TABLE = "divisions.csv.gz";
  private static final int[] LENGTHS = {2, 4, 6, 9, 12};
  private static final Map<String, String> UNDIVIDED =
      Map.of("71", "台湾省", "81", "香港特别行政区", "82", "澳门特别行政区");

  private final Map<String, String> names = new HashMap<>();

  private DivisionNames() {}

  /** Reads the table; takes some tens of milliseconds. */
  public static DivisionNames read() {
    DivisionNames divisions = new DivisionNames();
    divisions.names.putAll(UNDIVIDED);
    for (String country : Locale.getISOCountries()) {
      divisions.names.put(
          country,
          new Locale.Builder()
              .setRegion(country)
              .build()
              .getDisplayCountry(Locale.SIMPLIFIED_CHINESE));
    }
    try (InputStream in = DivisionNames.class.getResourceAsStream(TABLE);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] columns = line.split(",", -1);
        divisions.names.put(columns[0], columns[2]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return divisions;
  }

  /** The division's own name; empty for one that the table does not have. */
  public String own(String code) {
    return names.getOrDefault(code, "");
  }

  /** The codes one level below a division, in their sequence; looks through the whole table. */
  public List<String> below(String code) {
    int length =
        Arrays.stream(LENGTHS).filter(l -> l > code.length()).findFirst().orElse(Integer.MAX_VALUE);
    return names.keySet().stream()
        .filter(one -> one.length() == length && one.startsWith(code))
        .sorted()
        .toList();
  }

  /** The full name, province first; the code itself for a division that the table does not have. */
  public String of(String code) {
    StringBuilder name = new StringBuilder();
    for (int length : LENGTHS) {
      if (length <= code.length()) {
        String part = names.getOrDefault(code.substring(0, length), "");
        if (!part.equals("市辖区") && !part.equals("县")) {
          name.append(part);
        }
      }
    }
    return name.isEmpty() ? code : name.toString();
  }
}
