package io.gridline.connectors.rows;

import java.util.List;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.MessageType;

/** The row under the reader's eye. Each column stands where it was last looked at, or before. */
final class ParquetRow implements TextRow {

  private final MessageType schema;
  private final String createdBy;
  private final int[] fields;
  private final ParquetText[] texts;
  private final ColumnReader[] readers;
  private final int[] maxDefinition;
  private final long[] next;
  private final String[] values;
  private long line;
  private long inGroup;

  /**
   * @param columns those asked for; not all need be in the schema
   */
  ParquetRow(List<String> columns, MessageType schema, String createdBy) {
    this.schema = schema;
    this.createdBy = createdBy;
    this.fields =
        columns.stream()
            .mapToInt(column -> schema.containsField(column) ? schema.getFieldIndex(column) : -1)
            .toArray();
    int count = schema.getFieldCount();
    texts = new ParquetText[count];
    readers = new ColumnReader[count];
    maxDefinition = new int[count];
    next = new long[count];
    values = new String[count];
    for (int field = 0; field < count; field++) {
      texts[field] = ParquetText.of(schema.getType(field).asPrimitiveType()).orElseThrow();
      maxDefinition[field] = schema.getColumns().get(field).getMaxDefinitionLevel();
    }
  }

  void begin(PageReadStore group) {
    ColumnReadStoreImpl columns = new ColumnReadStoreImpl(group, new Texts(), schema, createdBy);
    for (int field = 0; field < readers.length; field++) {
      readers[field] = columns.getColumnReader(schema.getColumns().get(field));
      next[field] = 0;
    }
    inGroup = -1;
  }

  /** Numbers the next row as if so many had been looked at. */
  void pass(long rows) {
    line += rows;
  }

  void move() {
    inGroup++;
    line++;
    java.util.Arrays.fill(values, null);
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
  public boolean isMalformed() {
    return false;
  }

  @Override
  public boolean isUndecodable() {
    for (int field = 0; field < readers.length; field++) {
      if (raw(field).equals(Text.BROKEN)) {
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
    ColumnReader reader = readers[field];
    while (next[field] < inGroup) {
      if (reader.getCurrentDefinitionLevel() == maxDefinition[field]) {
        reader.skip();
      }
      reader.consume();
      next[field]++;
    }
    String value = "";
    if (reader.getCurrentDefinitionLevel() == maxDefinition[field]) {
      reader.writeCurrentValueToConverter();
      value = texts[field].text();
    }
    reader.consume();
    next[field]++;
    return value;
  }

  private final class Texts extends GroupConverter {
    @Override
    public Converter getConverter(int field) {
      return texts[field];
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }
}
