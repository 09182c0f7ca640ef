package io.gridline.desk.page;

/** Names of places, as short as the reader needs them. */
final class Place {

  private Place() {}

  /**
   * What a full name adds to the division of whoever reads it, who knows where that is; the full
   * name for a place elsewhere, and the last part for the division itself.
   */
  static String ending(String name, String own) {
    if (own != null && name.startsWith(own) && name.length() > own.length()) {
      return name.substring(own.length());
    }
    return name;
  }
}
