package io.gridline.desk.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;

/** Values for a block of JSON inside a page. */
final class ScriptData {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ScriptData() {}

  /** JSON that cannot end the element that it stands in. */
  static String of(Object value) {
    try {
      return JSON.writeValueAsString(value).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
