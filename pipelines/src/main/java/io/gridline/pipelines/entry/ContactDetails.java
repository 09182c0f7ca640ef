package io.gridline.pipelines.entry;

import java.nio.charset.StandardCharsets;

/**
 * What is sealed in {@code contact_sealed}: how to find somebody, for the desk of the community
 * that has the task. In a file the full numbers with a line feed between them (decision 1, point
 * 46); on a topic, behind those and each after a NUL, name and address. Each may be empty.
 */
public record ContactDetails(String document, String phone, String name, String address) {

  private static final String BETWEEN_NUMBERS = "\n";

  /** No name and no address has one. */
  private static final String BEFORE_TEXT = "\0";

  /** The numbers alone: a published file has name and address in columns of their own. */
  static byte[] numbers(String document, String phone) {
    return utf8(document + BETWEEN_NUMBERS + phone);
  }

  /** All four. */
  public byte[] bytes() {
    return utf8(document + BETWEEN_NUMBERS + phone + BEFORE_TEXT + name + BEFORE_TEXT + address);
  }

  /** What was sealed, in either form. */
  public static ContactDetails read(byte[] opened) {
    String[] parts = new String(opened, StandardCharsets.UTF_8).split(BEFORE_TEXT, -1);
    String[] numbers = parts[0].split(BETWEEN_NUMBERS, 2);
    boolean onTopic = parts.length > 1;
    return new ContactDetails(
        numbers[0], numbers[1], onTopic ? parts[1] : "", onTopic ? parts[2] : "");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "ContactDetails[***]";
  }
}
