package io.gridline.desk.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The description of the API, OpenAPI 3.1. */
final class OpenApi {

  private OpenApi() {}

  static void answer(Context context) {
    try (InputStream in = OpenApi.class.getResourceAsStream("openapi.json")) {
      context.contentType("application/json").result(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
