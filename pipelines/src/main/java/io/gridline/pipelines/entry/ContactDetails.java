package io.gridline.pipelines.entry;

import java.nio.charset.StandardCharsets;

/**
 * What is sealed in {@code contact_sealed}: how to find somebody, for the desk of the community
 * that has the task. In a file the full numbers (decision 1, point 46), on a topic also name and
 * address, one below the other; each may be empty.
 */
public record ContactDetails(String document, String phone, String name, String address) {

  private static final String BETWEEN = "\n";
  private static final int ON_TOPIC = 4;

  /** The numbers alone: a published file has name and address in columns of their own. */
  static byte[] numbers(String document, String phone) {
    return utf8(document + BETWEEN + phone);
  }

  /** All four. A line feed within a name, where there is one, becomes a space. */
  public byte[] bytes() {
    return utf8(String.join(BETWEEN, document, phone, name.replace('\n', ' '), address));
  }

  /** What was sealed, in either form. */
  public static ContactDetails read(byte[] opened) {
    String[] lines = new String(opened, StandardCharsets.UTF_8).split(BETWEEN, ON_TOPIC);
    boolean onTopic = lines.length == ON_TOPIC;
    return new ContactDetails(lines[0], lines[1], onTopic ? lines[2] : "", onTopic ? lines[3] : "");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "ContactDetails[***]";
  }
}
