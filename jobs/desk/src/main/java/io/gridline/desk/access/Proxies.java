package io.gridline.desk.access;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who asks, behind proxies that are trusted to say so: of {@code X-Forwarded-For} the address that
 * the nearest trusted proxy saw and that is no trusted proxy itself. What anybody else says of
 * themselves counts for nothing.
 */
public final class Proxies {

  /** Nothing that would be looked up as a name. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}|[0-9a-fA-F.]*:[0-9a-fA-F:.]+");

  private static final String HEADER = "X-Forwarded-For";

  /** A request's attribute. */
  private static final String ADDRESS_OF_CLIENT = "gridline-address";

  private final Set<String> trusted;

  private Proxies(Set<String> trusted) {
    this.trusted = trusted;
  }

  /**
   * @param addresses of proxies, IPv4 or IPv6; none trusts nobody
   * @throws IllegalArgumentException when one is no address
   */
  public static Proxies trusting(Collection<String> addresses) {
    return new Proxies(
        addresses.stream()
            .map(
                address ->
                    canonical(address)
                        .orElseThrow(
                            () ->
                                new IllegalArgumentException(
                                    "an IP address is wanted, such as 10.0.0.2")))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** The address that asks, for {@link #address}. */
  void note(Context context) {
    context.attribute(
        ADDRESS_OF_CLIENT,
        client(context.ip(), Collections.list(context.req().getHeaders(HEADER))));
  }

  /** The address that asked, by which those who ask too often are known. */
  public static String address(Context context) {
    return context.attribute(ADDRESS_OF_CLIENT);
  }

  /**
   * @param peer who is connected
   * @param headers each a list of addresses, every proxy adding the one that it saw at the end
   */
  String client(String peer, List<String> headers) {
    List<String> hops =
        headers.stream().flatMap(header -> Arrays.stream(header.split(","))).toList();
    String address = canonical(peer).orElse(peer);
    for (int i = hops.size() - 1; i >= 0 && trusted.contains(address); i--) {
      Optional<String> hop = canonical(hops.get(i).strip());
      if (hop.isEmpty()) {
        break;
      }
      address = hop.get();
    }
    return address;
  }

  /** An IPv6 address can be written in many ways; empty when it is none. */
  private static Optional<String> canonical(String address) {
    String plain = address.replaceAll("^\\[|]$", "");
    if (!ADDRESS.matcher(plain).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(plain).getHostAddress());
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }
}
