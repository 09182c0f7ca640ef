package io.gridline.desk.page;

import java.util.Locale;

/** What a page is written in. */
enum Language {
  ZH,
  EN;

  /** As in the HTML attribute, and as accounts keep it. */
  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  Language other() {
    return this == ZH ? EN : ZH;
  }

  /** Chinese for all that is not English. */
  static Language of(String text) {
    return text != null && text.startsWith("en") ? EN : ZH;
  }
}
