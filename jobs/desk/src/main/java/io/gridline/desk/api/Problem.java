package io.gridline.desk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.gridline.desk.store.Task;
import io.javalin.http.Context;
import java.io.UncheckedIOException;

/**
 * What went wrong (RFC 9457): generic, and nothing of what was asked.
 *
 * @param code for programs
 * @param current the task as it is, when it is another than the client thought
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(String type, String title, int status, String code, Task current) {

  static Problem of(int status, String title, String code) {
    return new Problem("about:blank", title, status, code, null);
  }

  static Problem refused(String code, Task current) {
    int status =
        switch (code) {
          case "not_found" -> 404;
          case "not_allowed" -> 403;
          case "bad_fields" -> 422;
          default -> 409;
        };
    return new Problem("about:blank", "The action was not taken", status, code, current);
  }

  void answer(Context context) {
    try {
      context
          .status(status)
          .contentType("application/problem+json")
          .result(Json.MAPPER.writeValueAsString(this));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
