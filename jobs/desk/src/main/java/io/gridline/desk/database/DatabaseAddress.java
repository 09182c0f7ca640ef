package io.gridline.desk.database;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the desk's database is. Whoever connects says so beside it, since three roles do; their
 * passwords come from the password file (PGPASSFILE, ~/.pgpass) that the driver reads, or from the
 * environment, {@code GRIDLINE_DESK_PASSWORD} and {@code GRIDLINE_DESK_INTAKE_PASSWORD}, the
 * owner's from {@code PGPASSWORD}.
 *
 * @param url without a user
 * @param user the one that the URL named, or PGUSER: the owner's
 */
public record DatabaseAddress(
    String url, Optional<String> user, UnaryOperator<String> environment) {

  private static final Pattern USER = Pattern.compile("([?&])user=([^&]*)&?");

  /**
   * @param given {@code jdbc:postgresql://HOST/DATABASE}, with or without {@code ?user=}
   * @param environment variables by name; null for one that is not set
   */
  public static DatabaseAddress of(String given, UnaryOperator<String> environment) {
    Matcher user = USER.matcher(given);
    if (user.find()) {
      String url = given.substring(0, user.start()) + user.group(1) + given.substring(user.end());
      return new DatabaseAddress(
          url.replaceFirst("[?&]$", ""), Optional.of(user.group(2)), environment);
    }
    return new DatabaseAddress(
        given, Optional.ofNullable(environment.apply("PGUSER")), environment);
  }

  Optional<String> password(String role) {
    String name =
        switch (role) {
          case "gridline_desk" -> "GRIDLINE_DESK_PASSWORD";
          case "gridline_desk_intake" -> "GRIDLINE_DESK_INTAKE_PASSWORD";
          default -> "PGPASSWORD";
        };
    return Optional.ofNullable(environment.apply(name));
  }

  @Override
  public String toString() {
    return url.replaceFirst("\\?.*", "");
  }
}
