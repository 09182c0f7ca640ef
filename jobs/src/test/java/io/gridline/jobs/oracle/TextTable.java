package io.gridline.jobs.oracle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A query's answer as text, every NULL an empty text, so that two answers can be compared. */
record TextTable(List<String> columns, List<List<String>> rows) {

  static TextTable of(ResultSet answer) throws SQLException {
    int width = answer.getMetaData().getColumnCount();
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= width; i++) {
      columns.add(answer.getMetaData().getColumnLabel(i));
    }
    List<List<String>> rows = new ArrayList<>();
    while (answer.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= width; i++) {
        String cell = answer.getString(i);
        row.add(cell == null ? "" : cell);
      }
      rows.add(List.copyOf(row));
    }
    return new TextTable(List.copyOf(columns), List.copyOf(rows));
  }

  /** The rows as `a | b | c`, in the columns' order given, unsorted. */
  List<String> select(String... wanted) {
    return rows.stream()
        .map(
            row ->
                List.of(wanted).stream()
                    .map(column -> row.get(place(column)))
                    .collect(Collectors.joining(" | ")))
        .toList();
  }

  /** The rows as `column=value` texts, sorted: equal tables have equal texts. */
  List<String> asText() {
    List<String> texts = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < columns.size(); i++) {
        text.append(i == 0 ? "" : "  ").append(columns.get(i)).append('=').append(row.get(i));
      }
      texts.add(text.toString());
    }
    return texts.stream().sorted().toList();
  }

  private int place(String column) {
    int place = columns.indexOf(column);
    if (place < 0) {
      throw new IllegalArgumentException("no column " + column + " in " + columns);
    }
    return place;
  }
}
