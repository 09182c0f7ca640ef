package io.gridline.connectors.rows;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/**
 * An Avro container file, of which only the columns that were asked for become objects. Text,
 * enums, whole numbers, booleans, dates and timestamps are taken, each also in a union with null; a
 * local-timestamp is a local time.
 */
public final class AvroRows implements RowFile {

  private final String name;
  private final DataFileReader<GenericRecord> reader;
  private final AvroRow row;
  private final long bytes;
  private GenericRecord record;

  private AvroRows(String name, DataFileReader<GenericRecord> reader, AvroRow row, long bytes) {
    this.name = name;
    this.reader = reader;
    this.row = row;
    this.bytes = bytes;
  }

  /**
   * Opens a file and reads its schema.
   *
   * @param name what errors call the file
   * @param columns those asked for; their positions are the ones that {@link TextRow#value} takes
   * @param required those of them without which the file cannot be read
   * @throws BadInput when it is no Avro file, lacks a column, or has one of another type
   */
  public static AvroRows open(Path file, String name, List<String> columns, List<String> required) {
    if (!Files.isReadable(file)) {
      throw new BadInput(name + ": cannot be opened");
    }
    GenericDatumReader<GenericRecord> records =
        new GenericDatumReader<>(null, null, new GenericData());
    DataFileReader<GenericRecord> reader = opened(file, name, records);
    try {
      Schema schema = reader.getSchema();
      if (schema.getType() != Schema.Type.RECORD) {
        throw new BadInput(name + ": holds no records");
      }
      RequiredColumns.require(name, required, column -> schema.getField(column) != null);
      Schema projection = projection(schema, columns);
      AvroRow row = new AvroRow(name, columns, projection);
      records.setExpected(projection);
      return new AvroRows(name, reader, row, Files.size(file));
    } catch (IOException e) {
      close(reader);
      throw new BadInput(name + ": cannot be opened", e);
    } catch (RuntimeException e) {
      close(reader);
      throw e;
    }
  }

  private static DataFileReader<GenericRecord> opened(
      Path file, String name, GenericDatumReader<GenericRecord> records) {
    try {
      return new DataFileReader<>(AvroInput.of(file), records);
    } catch (IOException | RuntimeException e) {
      throw new BadInput(name + ": is not an Avro file, or was not written to its end", e);
    }
  }

  private static Schema projection(Schema schema, List<String> columns) {
    List<Schema.Field> fields = new ArrayList<>();
    for (String column : columns) {
      Schema.Field field = schema.getField(column);
      if (field != null) {
        fields.add(new Schema.Field(column, field.schema()));
      }
    }
    return Schema.createRecord(
        schema.getName(), schema.getDoc(), schema.getNamespace(), schema.isError(), fields);
  }

  @Override
  public TextRow next() {
    try {
      if (!reader.hasNext()) {
        requireEnd();
        return null;
      }
      record = reader.next(record);
      row.move(record);
      return row;
    } catch (IOException | RuntimeException e) {
      throw new BadInput(
          name
              + ": cannot be read to its end, after row "
              + row.line()
              + ": "
              + e.getClass().getSimpleName(),
          e);
    }
  }

  /** Avro takes a block that breaks off for the end of the file. */
  private void requireEnd() throws EOFException {
    if (reader.previousSync() != bytes) {
      throw new EOFException();
    }
  }

  @Override
  public long bytesRead() {
    return reader.previousSync();
  }

  @Override
  public void close() {
    close(reader);
  }

  private static void close(DataFileReader<GenericRecord> reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
