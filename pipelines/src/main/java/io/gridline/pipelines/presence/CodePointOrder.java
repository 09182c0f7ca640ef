package io.gridline.pipelines.presence;

import java.util.Comparator;

/** Text by code point, as the contract compares it; UTF-16 order differs for characters beyond the basic plane. */
public enum CodePointOrder implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean differInPlane = Character.isSurrogate(a) != Character.isSurrogate(b);
        int ascending = Character.compare(a, b);
        return differInPlane ? (Character.isSurrogate(a) ? 1 : -1) : ascending;
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
