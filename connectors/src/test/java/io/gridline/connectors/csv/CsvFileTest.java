package io.gridline.connectors.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.connectors.rows.BadInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 4180 as senders write it, and everything that must not pass for it. */
class CsvFileTest {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final List<String> COLUMNS = List.of("id", "name", "note");

  @TempDir Path folder;

  @Test
  void takesColumnsInAnySequenceAndIgnoresUnknownOnes() {
    assertThat(rows("note,extra,id,name\nn,x,1,a\n")).containsExactly("2:1|a|n");
  }

  @Test
  void takesAnOptionalColumnThatIsNotThereForEmpty() {
    assertThat(rows("id,name\n1,a\n")).containsExactly("2:1|a|");
  }

  @Test
  void countsLinesByWhereARowStartsWhateverItsQuotesHold() {
    assertThat(rows("id,name,note\n1,\"a\nb\",\"say \"\"x\"\"\"\r\n\r\n2,\"c,d\",\n\n3,e,f"))
        .containsExactly("2:1|a\nb|say \"x\"", "5:2|c,d|", "7:3|e|f");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,name,note\n1,a,b",
        "id,name,note\r\n1,a,b\r\n",
        "id,name,note\r1,a,b\r",
        "id,name,note\n1,a,b\n\n\n",
        "\uFEFFid,name,note\n1,a,b",
        "\uFEFF\"id\",\"name\",\"note\"\n\"1\",\"a\",\"b\"",
        "\n\nid,name,note\n1,a,b"
      })
  void readsEveryKindOfLineEndAndAByteOrderMark(String text) {
    assertThat(rows(text)).singleElement().asString().endsWith(":1|a|b");
  }

  @Test
  void takesABlankLineForNoRecordAndALineOfSpacesForABadOne() {
    assertThat(rows("id,name,note\n\n   \n1,a,b\n")).containsExactly("3:undecodable", "4:1|a|b");
  }

  @Test
  void takesNothingButWhiteSpaceForEmptyAndLeavesOtherSpacesAlone() {
    assertThat(rows("id,name,note\n\u3000\u3000,\u00A0 \t, a\u3000b \n"))
        .containsExactly("2:|| a\u3000b ");
  }

  @Test
  void findsRowsOfAnotherWidthUndecodable() {
    assertThat(rows("id,name,note\n1,a\n1,a,b,c\n1\n1,a,b\n"))
        .containsExactly("2:undecodable", "3:undecodable", "4:undecodable", "5:1|a|b");
  }

  @Test
  void findsANulUndecodableInAnyColumnAndBadTextInThoseOfTheTable() {
    assertThat(rows("id,name,note,x\n1,a\0,b,\n1,a,b,\0\n1,\uFFFD,b,\n1,a,b,\uFFFD\n"))
        .containsExactly("2:undecodable", "3:undecodable", "4:undecodable", "5:1|a|b");
  }

  @Test
  void findsBytesThatTheCharsetDoesNotKnowUndecodable() {
    byte[] gb = "id,name,note\n1,李四,b\n".getBytes(GB18030);
    assertThat(rows(write("a.csv", gb), StandardCharsets.UTF_8)).containsExactly("2:undecodable");
    assertThat(rows(write("a.csv", gb), GB18030)).containsExactly("2:1|李四|b");
    byte[] bad = "id,name,note\n1,?,b\n2,c,d\n".getBytes(StandardCharsets.US_ASCII);
    bad[15] = (byte) 0xFF;
    assertThat(rows(write("a.csv", bad), StandardCharsets.UTF_8))
        .containsExactly("2:undecodable", "3:2|c|d");
    assertThat(rows(write("a.csv", bad), GB18030)).containsExactly("2:undecodable", "3:2|c|d");
  }

  @Test
  void readsRareCharactersOutsideTheBasicPlane() {
    String text = "id,name,note\n1,𠮷野,b\n";
    assertThat(rows(text)).containsExactly("2:1|𠮷野|b");
    assertThat(rows(write("a.csv", text.getBytes(GB18030)), GB18030)).containsExactly("2:1|𠮷野|b");
    assertThat(rows(write("a.csv", ("\uFEFF" + text).getBytes(GB18030)), GB18030))
        .containsExactly("2:1|𠮷野|b");
  }

  @Test
  void readsValuesThatAreLongerThanItsBuffers() {
    String longValue = "x".repeat(100_000);
    assertThat(rows("id,name,note\n1," + longValue + "," + longValue + "y\n2,a,b\n"))
        .containsExactly("2:1|" + longValue + "|" + longValue + "y", "3:2|a|b");
  }

  @Test
  void readsGzipInOneMemberOrSeveral() throws IOException {
    ByteArrayOutputStream two = new ByteArrayOutputStream();
    two.write(gzip("id,name,note\n1,a,b\n"));
    two.write(gzip("2,c,d\n"));
    assertThat(rows(write("a.csv.gz", two.toByteArray()), StandardCharsets.UTF_8))
        .containsExactly("2:1|a|b", "3:2|c|d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,name,note\n1,a,b\n2,c,\"secret\n3,e,f\n",
        "id,name,note\n1,a,b\n2,c,\"secret",
        "id,name,note\n1,a,b\n2,c,\"",
        "id,name,note\n1,a,b\n2,c,\"\n",
        "id,name,note\n1,a,b\n2,c,\"secret\"\"",
        "id,name,note\n1,a,b\n\"2,c,secret\n3,e,f",
        "id,name,note,x\n1,a,b,\n2,c,d,\"secret\n3,e,f,\n"
      })
  void losesNoRowToAQuoteThatIsNeverClosed(String text) {
    assertThatThrownBy(() -> rows(text))
        .isInstanceOf(BadInput.class)
        .hasMessage("rail/a.csv: a quote that is opened in line 3 is never closed");
  }

  @Test
  void seesAQuoteInTheHeaderThatIsNeverClosed() {
    assertThatThrownBy(() -> rows("id,\"name,note\n1,a,b\n"))
        .isInstanceOf(BadInput.class)
        .hasMessage("rail/a.csv: a quote that is opened in line 1 is never closed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2,\"c\"secret,d", "2,\"c\" ,d", "\"2\"x,c,d", "2,c,\"d\"x"})
  void stopsAtTextBehindAClosingQuoteForNobodyKnowsWhereTheRowEnds(String row) {
    assertThatThrownBy(() -> rows("id,name,note\n1,a,b\n" + row + "\n3,e,f\n"))
        .isInstanceOf(BadInput.class)
        .hasMessage("rail/a.csv: line 3 is not CSV: text stands behind a closing quote");
  }

  @Test
  void takesAQuoteInsideOfAnUnquotedValueForAPartOfIt() {
    assertThat(rows("id,name,note\n1,a\"b,c\"d\"\n").toString()).contains("a\"b", "c\"d\"");
  }

  @Test
  void saysWhereAFileBreaksOff() throws IOException {
    byte[] whole = gzip("id,name,note\n" + "1,secret,b\n".repeat(50_000));
    Path file = write("a.csv.gz", Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> rows(file, StandardCharsets.UTF_8))
        .isInstanceOf(BadInput.class)
        .hasMessageMatching(
            "rail/a\\.csv: cannot be read to its end, after line \\d+: EOFException");
    Path cut = write("a.csv.gz", Arrays.copyOf(whole, whole.length - 4));
    assertThatThrownBy(() -> rows(cut, StandardCharsets.UTF_8))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("cannot be read to its end");
    whole[whole.length - 6] ^= 1;
    Path damaged = write("a.csv.gz", whole);
    assertThatThrownBy(() -> rows(damaged, StandardCharsets.UTF_8))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("cannot be read to its end");
  }

  @Test
  void saysThatAFileCannotBeOpened() {
    assertThatThrownBy(() -> rows(folder.resolve("nowhere.csv"), StandardCharsets.UTF_8))
        .isInstanceOf(BadInput.class)
        .hasMessage("rail/a.csv: cannot be opened: NoSuchFileException");
    Path plain = write("a.csv.gz", "id,name\n".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> rows(plain, StandardCharsets.UTF_8))
        .isInstanceOf(BadInput.class)
        .hasMessage("rail/a.csv: cannot be opened: ZipException");
    Path empty = write("b.csv.gz", new byte[0]);
    assertThatThrownBy(() -> rows(empty, StandardCharsets.UTF_8))
        .isInstanceOf(BadInput.class)
        .hasMessage("rail/a.csv: cannot be opened: EOFException");
  }

  @Test
  void saysWhatIsWrongWithAHeader() {
    assertThatThrownBy(() -> rows(""))
        .isInstanceOf(BadInput.class)
        .hasMessage("rail/a.csv: has no header row");
    assertThatThrownBy(() -> rows("\uFEFF\n\n"))
        .isInstanceOf(BadInput.class)
        .hasMessage("rail/a.csv: has no header row");
    assertThatThrownBy(() -> rows("ID,note\n1,a\n"))
        .isInstanceOf(BadInput.class)
        .hasMessage("rail/a.csv: the header lacks id, name");
    assertThatThrownBy(() -> rows("id,name,note,name\n"))
        .isInstanceOf(BadInput.class)
        .hasMessage("rail/a.csv: column name stands twice in the header");
    assertThat(rows("id,name,x,x\n1,a,,\n")).containsExactly("2:1|a|");
  }

  private List<String> rows(String text) {
    return rows(write("a.csv", text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  private static List<String> rows(Path file, Charset charset) {
    List<String> rows = new ArrayList<>();
    try (CsvFile csv = CsvFile.open(file, "rail/a.csv", charset, COLUMNS, List.of("id", "name"))) {
      for (CsvRow row = csv.next(); row != null; row = csv.next()) {
        rows.add(
            row.line()
                + ":"
                + (row.isUndecodable()
                    ? "undecodable"
                    : row.value(0) + "|" + row.value(1) + "|" + row.value(2)));
      }
    }
    return rows;
  }

  private Path write(String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
