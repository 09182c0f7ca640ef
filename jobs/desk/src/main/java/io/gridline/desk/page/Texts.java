package io.gridline.desk.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** All words of the pages in one language; {@code {0}}, {@code {1}} … stand for what varies. */
final class Texts {

  /** What the script says by itself begins so. */
  private static final String OF_SCRIPT = "script.";

  private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, read(language));
    }
  }

  private final Language language;
  private final Map<String, String> words;

  private Texts(Language language, Map<String, String> words) {
    this.language = language;
    this.words = words;
  }

  static Texts in(Language language) {
    return ALL.get(language);
  }

  Language language() {
    return language;
  }

  Set<String> keys() {
    return words.keySet();
  }

  /**
   * @throws IllegalArgumentException for a key that has no text
   */
  String of(String key, Object... values) {
    String text = words.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no text " + key + " in " + language.tag());
    }
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  /** The text of a code that the server or a record names; the code itself when it is not known. */
  String ofCode(String kind, String code) {
    return words.getOrDefault(kind + "." + code, code);
  }

  /** Those that the script needs: by their keys without the prefix, and all of some kinds. */
  Map<String, String> ofScript() {
    Map<String, String> texts = new TreeMap<>();
    words.forEach(
        (key, text) -> {
          if (key.startsWith(OF_SCRIPT)) {
            texts.put(key.substring(OF_SCRIPT.length()), text);
          } else if (key.startsWith("due.") || key.startsWith("refused.")) {
            texts.put(key, text);
          }
        });
    return texts;
  }

  private static Texts read(Language language) {
    String file = "texts_" + language.tag() + ".properties";
    Properties properties = new Properties();
    try (InputStream in = Texts.class.getResourceAsStream(file);
        InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> words = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
    return new Texts(language, Map.copyOf(words));
  }
}
