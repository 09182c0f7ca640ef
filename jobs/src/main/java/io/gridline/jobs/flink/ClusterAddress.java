package io.gridline.jobs.flink;

/**
 * Where a Flink cluster's REST endpoint listens.
 *
 * @param host name or address; an IPv6 address without its brackets
 */
public record ClusterAddress(String host, int port) {

  private static final int MAX_PORT = 65535;

  /**
   * Reads {@code HOST:PORT}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static ClusterAddress of(String text) {
    int colon = text.lastIndexOf(':');
    String host = text.substring(0, Math.max(colon, 0)).replaceAll("^\\[(.*)]$", "$1");
    int port = port(text.substring(colon + 1));
    if (host.isEmpty() || host.contains("/") || port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("expected HOST:PORT, such as 127.0.0.1:8081");
    }
    return new ClusterAddress(host, port);
  }

  private static int port(String text) {
    return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
