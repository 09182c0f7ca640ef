package io.gridline.ops.simulate.file;

import java.util.Arrays;
import java.util.List;

/** The columns of one table, in order. */
public record Columns(List<Column> all) {

  /** Columns with types, from a CSV header. */
  public static Columns of(String header) {
    return new Columns(Arrays.stream(header.split(",")).map(Column::named).toList());
  }

  /** The same columns, all of them text. */
  Columns asText() {
    return new Columns(all.stream().map(c -> new Column(c.name(), Column.Kind.TEXT)).toList());
  }

  String header() {
    return String.join(",", all.stream().map(Column::name).toList());
  }

  int size() {
    return all.size();
  }

  Column.Kind kind(int column) {
    return all.get(column).kind();
  }
}
