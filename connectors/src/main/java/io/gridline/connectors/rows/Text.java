package io.gridline.connectors.rows;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Typed values as the text that CSV would have for them. */
public final class Text {

  /** What a value is when its bytes are no text: no text may have a NUL. */
  public static final String BROKEN = "\0";

  private Text() {}

  /** Whether there is nothing but white space, full-width space included. */
  public static boolean isBlank(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
        return false;
      }
    }
    return true;
  }

  /** UTF-8 without NUL and without the character that stands for what could not be read. */
  public static String utf8(byte[] bytes, int offset, int length) {
    boolean ascii = true;
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] <= 0) {
        ascii = false;
        break;
      }
    }
    return ascii
        ? new String(bytes, offset, length, StandardCharsets.ISO_8859_1)
        : decoded(ByteBuffer.wrap(bytes, offset, length));
  }

  private static String decoded(ByteBuffer bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return text.indexOf('\0') >= 0 || text.indexOf('\uFFFD') >= 0 ? BROKEN : text;
    } catch (CharacterCodingException e) {
      return BROKEN;
    }
  }

  static String date(long epochDay) {
    return LocalDate.ofEpochDay(epochDay).toString();
  }

  /** An instant, in UTC. */
  static String instant(long value, ChronoUnit unit) {
    return DateTimeFormatter.ISO_INSTANT.format(Instant.EPOCH.plus(value, unit));
  }

  /** A local time, without an offset. */
  static String localTime(long value, ChronoUnit unit) {
    return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
        LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC).plus(value, unit));
  }
}
