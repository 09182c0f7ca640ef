package io.gridline.schemas;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.avro.Schema;

/**
 * Finds what no schema may hold: ethnicity, belief, politics, health scores, or a lasting score of
 * a person (design, "Trust"). Names, docs, aliases, enum symbols and properties are searched, in
 * English and Chinese; a map is refused because it could hold anything.
 */
final class ForbiddenWords {

  /** Beginnings of English words. */
  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(ethni|rac(e|es|ial)\\b|tribe|tribal|caste|nationalit|minorit|ancestr"
              + "|religi|belie|faith|creed|worship|church|mosque|temple"
              + "|politic|ideolog|partisan|dissident|petition|union member|party member"
              + "|scor|rating|ratings\\b|grading|credit|trustworth|reputation|blacklist|black list"
              + "|health (code|status|index|level)|sexual|orientation|genetic|biometric)");

  private static final List<String> CHINESE =
      List.of(
          "民族", "种族", "族裔", "少数民族", "籍贯", "国籍", "宗教", "信仰", "教派", "教徒", "政治", "党派", "党员", "政见",
          "上访", "评分", "打分", "分数", "积分", "得分", "信用", "征信", "健康码", "健康分", "黑名单", "基因", "性取向");

  private ForbiddenWords() {}

  /** Each finding as {@code path: word}. */
  static List<String> in(Schema schema) {
    List<String> findings = new ArrayList<>();
    for (Terms.Term term : Terms.of(schema)) {
      String text = term.name() + " " + term.doc() + " " + String.join(" ", term.otherWords());
      words(text).forEach(word -> findings.add(term.path() + ": " + word));
    }
    if (schema.toString().contains("\"type\":\"map\"")) {
      findings.add(schema.getName() + ": a map could hold anything; name the fields");
    }
    return findings;
  }

  private static List<String> words(String text) {
    List<String> found = new ArrayList<>();
    String flat = Normalizer.normalize(text, Normalizer.Form.NFKC);
    String spaced = flat.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").replaceAll("[^\\p{L}]+", " ");
    ENGLISH.matcher(spaced.toLowerCase(Locale.ROOT)).results().forEach(m -> found.add(m.group()));
    CHINESE.stream().filter(flat.replaceAll("\\s", "")::contains).forEach(found::add);
    return found;
  }
}
