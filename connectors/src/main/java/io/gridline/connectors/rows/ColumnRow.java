package io.gridline.connectors.rows;

import io.gridline.connectors.columns.ColumnFile;
import io.gridline.connectors.columns.Selection;
import io.gridline.connectors.columns.Values;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The row under the reader's eye, one of a batch of which the wanted values have been gathered. */
final class ColumnRow implements TextRow {

  private final int[] fields;
  private final ParquetText[] texts;
  private final Values[] gathered;
  private final String[] values;
  private final ColumnFile file;
  private final Function<Exception, BadInput> unreadable;
  private Selection wanted;
  private int n;
  private long line;

  /**
   * @param columns those asked for; not all need be in the file
   * @param present those that are, in the file's sequence
   * @param unreadable says that the file cannot be read to its end
   */
  ColumnRow(
      List<String> columns,
      List<String> present,
      ColumnFile file,
      Function<Exception, BadInput> unreadable) {
    this.file = file;
    this.unreadable = unreadable;
    fields = columns.stream().mapToInt(present::indexOf).toArray();
    texts = new ParquetText[present.size()];
    for (int field = 0; field < texts.length; field++) {
      texts[field] = ParquetText.of(file.type(field)).orElseThrow();
    }
    gathered = new Values[texts.length];
    values = new String[texts.length];
  }

  /** Begins another batch; a column is read when somebody asks for its first value in it. */
  void begin(Selection itsWanted) {
    wanted = itsWanted;
    Arrays.fill(gathered, null);
  }

  private Values gathered(int field) {
    if (gathered[field] == null) {
      try {
        gathered[field] = file.gather(field, wanted);
      } catch (IOException | RuntimeException e) {
        throw unreadable.apply(e);
      }
    }
    return gathered[field];
  }

  /**
   * @param number which of the wanted rows
   */
  void move(int number, long toLine) {
    n = number;
    line = toLine;
    Arrays.fill(values, null);
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public String value(int column) {
    String value = fields[column] < 0 ? "" : raw(fields[column]);
    return Text.isBlank(value) ? "" : value;
  }

  @Override
  public boolean isEmpty(int column) {
    int field = fields[column];
    return (field >= 0 && texts[field].isOfNumbers())
        ? gathered(field).isNull(n)
        : value(column).isEmpty();
  }

  @Override
  public Optional<Instant> time(int column) {
    int field = fields[column];
    return (field >= 0 && texts[field].isOfTimes())
        ? time(texts[field], gathered(field))
        : TextRow.super.time(column);
  }

  private Optional<Instant> time(ParquetText text, Values of) {
    return of.isNull(n) ? Optional.empty() : text.time(of.number(n));
  }

  @Override
  public boolean isMalformed() {
    return false;
  }

  @Override
  public boolean isUndecodable() {
    for (int field = 0; field < texts.length; field++) {
      if (!texts[field].isOfNumbers() && raw(field).equals(Text.BROKEN)) {
        return true;
      }
    }
    return false;
  }

  private String raw(int field) {
    if (values[field] == null) {
      values[field] = read(field);
    }
    return values[field];
  }

  private String read(int field) {
    Values of = gathered(field);
    if (of.isNull(n)) {
      return "";
    }
    return texts[field].isOfNumbers()
        ? texts[field].of(of.number(n))
        : texts[field].of(of.bytes(), of.offset(n), of.length(n));
  }
}
