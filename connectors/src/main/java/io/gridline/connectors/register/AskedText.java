package io.gridline.connectors.register;

import io.gridline.connectors.columns.Ascii;
import io.gridline.connectors.columns.ByteStrings;
import io.gridline.connectors.columns.OneByOne;
import io.gridline.connectors.rows.Text;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * Tests the bytes of a column of a register table, and wants at least the rows that {@link
 * PersonRows} and {@link HolderRows} would: text that is asked for, and text that is wrong.
 * Printable ASCII is tested as it stands, anything else is made text first.
 */
abstract class AskedText implements OneByOne {

  private final ByteStrings asked;
  private final boolean isKey;

  /**
   * @param asked in the form that {@link #isAsked} makes of what is delivered
   * @param isKey whether an empty value is wrong
   */
  AskedText(Collection<String> asked, boolean isKey) {
    this.asked =
        ByteStrings.of(
            asked.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).distinct().toList());
    this.isKey = isKey;
  }

  /** Text that is compared as it was delivered. */
  static AskedText ofIds(Collection<String> asked, boolean isKey) {
    return new AskedText(asked, isKey) {
      @Override
      boolean isPlain(byte[] bytes, int offset, int length) {
        return Ascii.isPrintable(bytes, offset, length);
      }

      @Override
      boolean isAsked(byte[] bytes, int offset, int length) {
        return isOneOf(bytes, offset, length);
      }

      @Override
      boolean isAsked(String text) {
        return isOneOf(text);
      }
    };
  }

  /** Whether those bytes are compared as they stand, so that a look at them may be enough. */
  abstract boolean isPlain(byte[] bytes, int offset, int length);

  /** Whether printable ASCII is asked for. */
  abstract boolean isAsked(byte[] bytes, int offset, int length);

  /** Whether any other text is asked for. */
  abstract boolean isAsked(String text);

  boolean isOneOf(byte[] bytes, int offset, int length) {
    return asked.contains(bytes, offset, length);
  }

  boolean isOneOf(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return asked.contains(bytes, 0, bytes.length);
  }

  /**
   * Most values are plain, and not asked for: that is found out first for all of them, so that the
   * processor fetches what it needs for several at once.
   */
  @Override
  public final void mark(
      byte[] bytes, int[] offsets, int[] lengths, int count, byte[] marks, int first) {
    for (int i = 0; i < count; i++) {
      boolean isPassed =
          lengths[i] > 0
              && isPlain(bytes, offsets[i], lengths[i])
              && !asked.mayContain(bytes, offsets[i], lengths[i]);
      marks[first + i] = (byte) (isPassed ? 0 : 1);
    }
    for (int i = 0; i < count; i++) {
      if (marks[first + i] != 0) {
        marks[first + i] = (byte) (wants(bytes, offsets[i], lengths[i]) ? 1 : 0);
      }
    }
  }

  @Override
  public final boolean wants(byte[] bytes, int offset, int length) {
    if (length > 0 && Ascii.isPrintable(bytes, offset, length)) {
      return isAsked(bytes, offset, length);
    }
    String text = Text.utf8(bytes, offset, length);
    if (text.equals(Text.BROKEN)) {
      return true;
    }
    return Text.isBlank(text) ? isKey : isAsked(text);
  }

  @Override
  public final boolean wantsNull() {
    return isKey;
  }
}
