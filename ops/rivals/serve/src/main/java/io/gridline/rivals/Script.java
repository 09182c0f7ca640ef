package io.gridline.rivals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** SQL statements beside a class, each ended by a semicolon at a line's end. */
public final class Script {

  private static final Pattern NAME = Pattern.compile("\\$\\{([a-z_]+)}");

  private Script() {}

  /** The statements, with {@code ${name}} replaced by the value of that name. */
  public static List<String> statements(Class<?> beside, String file, Map<String, String> values)
      throws IOException {
    try (InputStream in = beside.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException("there is no script " + file);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String plain = text.replaceAll("(?m)^\\s*--.*$", "");
      String filled = NAME.matcher(plain).replaceAll(name -> value(name.group(1), values));
      return Stream.of(filled.split(";[ \t]*(\\R|$)"))
          .map(String::strip)
          .filter(statement -> !statement.isEmpty())
          .toList();
    }
  }

  private static String value(String name, Map<String, String> values) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the request has no " + name);
    }
    return Matcher.quoteReplacement(value);
  }
}
