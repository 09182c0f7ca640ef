package io.gridline.connectors.register;

import io.gridline.pipelines.identity.ResidentNumber;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/** Numbers of few people, each in any of the forms that registers and feeds write. */
final class DirtyNumbers {

  private static final String[] SPACES = {"", "", "", "", " ", "-", "－", "\u3000", "\u00A0", "\t"};
  private static final String[] ODD = {
    "ß", "ı", "ſ", "ﬁ", "\u212A", "𝟏", "é", "無", "١", "i\u0307"
  };
  private static final String[] TYPES = {
    "passport",
    "passport",
    "hk_macau_permit",
    "hk_macau_permit",
    "taiwan_permit",
    "other",
    "foreign_resident_id",
    "resident_id"
  };

  private final Random random;

  DirtyNumbers(long seed) {
    random = new Random(seed);
  }

  String type() {
    return any(TYPES);
  }

  String document(String type) {
    int who = random.nextInt(10);
    String number =
        switch (type) {
          case "hk_macau_permit" -> any("H", "h", "M", "") + "1234567" + who + any("", "01", "02");
          case "taiwan_permit" -> any("", "", "T") + "7654321" + who + any("", "01", "b");
          case "resident_id" -> resident();
          default -> any("E", "EA", "") + "12345" + who + any("", "", "Z");
        };
    return dirty(random.nextInt(12) == 0 ? scrambled(number) : number);
  }

  String resident() {
    String body = "110105194912310" + String.format("%02d", random.nextInt(12));
    String number = body + ResidentNumber.checkCharacter(body);
    return dirty(
        switch (random.nextInt(6)) {
          case 0 -> body.substring(0, 6) + body.substring(8);
          case 1 -> body + "7";
          default -> number;
        });
  }

  String phone() {
    String number = "1381234567" + random.nextInt(10);
    return dirty(any("", "", "86", "+86", "0086", "+", "00", "+00", "++86") + number);
  }

  /** Letters of any alphabet and too few digits. */
  private String scrambled(String number) {
    StringBuilder text = new StringBuilder(number);
    for (int i = random.nextInt(4); i >= 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      text.replace(at, at + 1, random.nextBoolean() ? any(ODD) : any("A", "x", "9", ""));
    }
    return random.nextInt(8) == 0 ? any("無", "NONE", "ABCDEFGHI", "ABCDEFGH9") : text.toString();
  }

  private String dirty(String number) {
    return number.chars().mapToObj(c -> spaced(written((char) c))).collect(Collectors.joining());
  }

  private String written(char c) {
    boolean fullWidth = c > ' ' && c < 0x7F && random.nextInt(8) == 0;
    String text = String.valueOf(fullWidth ? (char) (c + 0xFEE0) : c);
    return random.nextInt(6) == 0 ? text.toLowerCase(Locale.ROOT) : text;
  }

  private String spaced(String text) {
    return random.nextInt(5) == 0 ? text + any(SPACES) : text;
  }

  String any(String... values) {
    return values[random.nextInt(values.length)];
  }

  int below(int bound) {
    return random.nextInt(bound);
  }
}
