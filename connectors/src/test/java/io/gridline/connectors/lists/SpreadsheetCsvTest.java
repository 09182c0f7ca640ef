package io.gridline.connectors.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetCsvTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(A1)"
      })
  void putsAnApostropheBeforeWhatASpreadsheetWouldRun(String cell) {
    assertThat(SpreadsheetCsv.safe(cell)).isEqualTo("'" + cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "李四", "1-1", "a=b", "'=1", " =1", "330102001001", "2020-02-01"})
  void leavesOtherCellsAlone(String cell) {
    assertThat(SpreadsheetCsv.safe(cell)).isEqualTo(cell);
  }

  @Test
  void startsWithAByteOrderMarkAndEndsItsLinesAsSpreadsheetsDo() throws IOException {
    byte[] bytes = SpreadsheetCsv.bytes(List.of("a", "b"), List.of(List.of("1", "")));
    assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
    assertThat(text(bytes)).isEqualTo("\uFEFFa,b\r\n1,\r\n");
  }

  @Test
  void quotesCommasQuotesAndLineBreaks() throws IOException {
    List<String> row = List.of("a,b", "say \"x\"", "two\nlines", "=\"x\"");
    assertThat(text(SpreadsheetCsv.bytes(List.of("h", "i", "j", "k"), List.of(row))))
        .isEqualTo("\uFEFFh,i,j,k\r\n\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\"'=\"\"x\"\"\"\r\n");
  }

  @Test
  void writesRareCharactersAsUtf8() throws IOException {
    assertThat(text(SpreadsheetCsv.bytes(List.of("姓名"), List.of(List.of("𠮷野")))))
        .isEqualTo("\uFEFF姓名\r\n𠮷野\r\n");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
