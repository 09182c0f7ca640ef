package io.gridline.connectors.report;

import java.util.Collection;

/**
 * A piece of HTML. Whatever text comes into it is escaped on the way, for element content and for
 * attribute values in double quotes.
 */
record Html(String markup) {

  static final Html NONE = new Html("");

  /**
   * Puts the arguments, in their sequence, where the template has {@code {}}: HTML as it is, a
   * collection one after the other, whole numbers with thousands separators, anything else as
   * escaped text.
   */
  static Html of(String template, Object... arguments) {
    StringBuilder markup = new StringBuilder(template.length() + 32 * arguments.length);
    int from = 0;
    for (Object argument : arguments) {
      int hole = template.indexOf("{}", from);
      if (hole < 0) {
        throw new IllegalArgumentException("more arguments than holes: " + template);
      }
      markup.append(template, from, hole);
      append(markup, argument);
      from = hole + 2;
    }
    if (template.indexOf("{}", from) >= 0) {
      throw new IllegalArgumentException("fewer arguments than holes: " + template);
    }
    return new Html(markup.append(template, from, template.length()).toString());
  }

  private static void append(StringBuilder markup, Object argument) {
    if (argument instanceof Html html) {
      markup.append(html.markup);
    } else if (argument instanceof Collection<?> several) {
      several.forEach(one -> append(markup, one));
    } else if (argument instanceof Long || argument instanceof Integer) {
      markup.append(Figures.count(((Number) argument).longValue()));
    } else {
      escape(markup, String.valueOf(argument));
    }
  }

  private static void escape(StringBuilder markup, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> markup.append("&amp;");
        case '<' -> markup.append("&lt;");
        case '>' -> markup.append("&gt;");
        case '"' -> markup.append("&quot;");
        case '\'' -> markup.append("&#39;");
        default -> markup.append(c);
      }
    }
  }
}
