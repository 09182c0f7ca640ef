package io.gridline.connectors.register;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a table is asked: rows that meet a condition. More may meet it than are wanted, for the
 * server knows numbers by their digits only; who asks looks closer.
 */
sealed interface Question {

  /** The condition, after {@code SELECT ... FROM table r}. */
  String condition();

  /** Rows that join one of the keys, which lie in a temporary table. */
  record Keyed(String table, Set<Key> keys, String on) implements Question {
    @Override
    public String condition() {
      return " JOIN pg_temp." + table + " a ON " + on;
    }

    /** Rows that have one of these values in a column; empty when none can. */
    static Optional<Question> equal(DatabaseColumn column, Set<String> values) {
      Set<Key> keys =
          values.stream().filter(column::mayBe).map(Key::of).collect(Collectors.toSet());
      return keys.isEmpty()
          ? Optional.empty()
          : Optional.of(new Keyed("asked_" + column.name(), keys, column.equalTo("a.key")));
    }
  }

  /** Rows that meet a condition of its own. */
  record Filtered(String where, List<String> parameters) implements Question {
    @Override
    public String condition() {
      return " WHERE " + where;
    }
  }

  /**
   * A row of the temporary table.
   *
   * @param type a document type; empty where there is none
   */
  record Key(String key, String type) {
    static Key of(String key) {
      return new Key(key, "");
    }

    @Override
    public String toString() {
      return "Key[***]";
    }
  }
}
