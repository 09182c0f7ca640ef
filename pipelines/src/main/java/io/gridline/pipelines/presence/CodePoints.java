package io.gridline.pipelines.presence;

import java.util.Comparator;

/**
 * Text in the sequence of its code points, which is that of its UTF-8 bytes. {@link
 * String#compareTo} puts the rare characters of names, outside the basic plane, before others that
 * come first.
 */
public final class CodePoints {

  /** For every place where the contract or decision 1 says "by code point". */
  public static final Comparator<String> ORDER = CodePoints::compare;

  private CodePoints() {}

  private static int compare(String left, String right) {
    int common = Math.min(left.length(), right.length());
    for (int i = 0; i < common; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean surrogates = Character.isSurrogate(a) != Character.isSurrogate(b);
        return surrogates
            ? Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b))
            : a - b;
      }
    }
    return left.length() - right.length();
  }
}
