package io.gridline.connectors.register;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The role that may read, with its password in the URL. */
final class Clerk {

  private Clerk() {}

  static RegisterAddress address(int port, String schema) {
    return address(port, schema, Postgres.PASSWORD);
  }

  static RegisterAddress address(int port, String schema, String password) {
    return RegisterAddress.of(
        Postgres.url(port, schema)
            + "&user=clerk&password="
            + URLEncoder.encode(password, StandardCharsets.UTF_8),
        Map.of());
  }
}
