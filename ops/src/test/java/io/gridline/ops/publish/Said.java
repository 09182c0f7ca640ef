package io.gridline.ops.publish;

import io.gridline.ops.GridlineCommands;
import io.gridline.pipelines.presence.Source;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** What a command has said, and its exit status. */
record Said(int status, String out, String err) {

  private static final Pattern ROW =
      Pattern.compile("(?m)^  (\\w+) +([\\d,]+) +([\\d,]+) +([\\d,]+) +([\\d,]+) +([\\d,]+)$");

  /** What the summary says of a source. */
  record Row(long read, long outside, long rejected, long sent, long tombstones) {}

  static Said by(String... command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine gridline = GridlineCommands.all();
    gridline.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int status = gridline.execute(command);
    return new Said(status, out.toString(), err.toString());
  }

  Map<Source, Row> rows() {
    Map<Source, Row> rows = new EnumMap<>(Source.class);
    Matcher matcher = ROW.matcher(out);
    while (matcher.find()) {
      long[] numbers = new long[5];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = Long.parseLong(matcher.group(i + 2).replace(",", ""));
      }
      rows.put(
          Source.feed(matcher.group(1)).orElseThrow(),
          new Row(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]));
    }
    return rows;
  }
}
