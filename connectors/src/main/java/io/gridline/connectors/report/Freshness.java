package io.gridline.connectors.report;

/** Whether a source still sends, as far as can be told at as_of. */
enum Freshness {
  FRESH("✓", "fresh", "fresh"),
  SILENT("!", "silent", "silent"),
  NEVER_SENT("✕", "never sent", "never"),
  NO_LIMIT("–", "not judged", "unjudged");

  private final String sign;
  private final String text;
  private final String style;

  Freshness(String sign, String text, String style) {
    this.sign = sign;
    this.text = text;
    this.style = style;
  }

  /** Stands beside the text, so that the colour is never alone. */
  String sign() {
    return sign;
  }

  String text() {
    return text;
  }

  /** The class of the page's style. */
  String style() {
    return style;
  }

  boolean isAlarming() {
    return this == SILENT || this == NEVER_SENT;
  }
}
