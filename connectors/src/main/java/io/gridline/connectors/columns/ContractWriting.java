package io.gridline.connectors.columns;

import io.gridline.connectors.file.OwnClassLoader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/**
 * Writes objects into Parquet as an Avro contract says, value by value into the columns: a generic
 * record in between would cost more than all else. Every Avro reader reads the files, the contract
 * is in them.
 *
 * <p>A subclass names its fields once ({@link Contract#field}) and puts their values into a row
 * within {@link #row}, in any sequence; what it leaves out is null.
 *
 * @param <T> what one row is made of
 */
public abstract class ContractWriting<T> extends WriteSupport<T> {

  private static final String LIST = "list";
  private static final String ELEMENT = "element";

  private final Contract contract;
  private final String[] lastTexts;
  private final Binary[] lastBytes;
  private RecordConsumer to;

  protected ContractWriting(Contract contract) {
    this.contract = contract;
    this.lastTexts = new String[contract.columns().getFieldCount()];
    this.lastBytes = new Binary[lastTexts.length];
  }

  /** An Avro contract and the columns that it makes. */
  public record Contract(Schema schema, MessageType columns) {

    public static Contract of(Schema schema) {
      PlainParquetConfiguration configuration = new PlainParquetConfiguration();
      configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
      return new Contract(schema, new AvroSchemaConverter(configuration).convert(schema));
    }

    /**
     * @throws org.apache.parquet.io.InvalidRecordException when the contract has no such field
     */
    public Field field(String name) {
      return new Field(name, columns.getFieldIndex(name));
    }
  }

  /** A field of a contract and its place in it. */
  public record Field(String name, int index) {}

  /** Builds writers of such files. */
  public static final class Builder<T> extends ParquetWriter.Builder<T, Builder<T>> {

    private final Supplier<ContractWriting<T>> writing;

    public Builder(OutputFile file, Supplier<ContractWriting<T>> writing) {
      super(file);
      this.writing = writing;
    }

    @Override
    public ParquetWriter<T> build() throws IOException {
      try (OwnClassLoader ignored = OwnClassLoader.open()) {
        return super.build();
      }
    }

    @Override
    protected Builder<T> self() {
      return this;
    }

    @Override
    protected WriteSupport<T> getWriteSupport(Configuration configuration) {
      return writing.get();
    }

    @Override
    protected WriteSupport<T> getWriteSupport(ParquetConfiguration configuration) {
      return writing.get();
    }
  }

  @Override
  public final WriteContext init(Configuration configuration) {
    return context();
  }

  @Override
  public final WriteContext init(ParquetConfiguration configuration) {
    return context();
  }

  private WriteContext context() {
    return new WriteContext(
        contract.columns(), Map.of("parquet.avro.schema", contract.schema().toString()));
  }

  @Override
  public final void prepareForWrite(RecordConsumer consumer) {
    to = consumer;
  }

  @Override
  public final void write(T from) {
    to.startMessage();
    row(from);
    to.endMessage();
  }

  /** Puts the values of one row. */
  protected abstract void row(T from);

  protected final void put(Field field, String value) {
    put(field, bytes(field, value));
  }

  /** Much text is the same as in the row before. */
  private Binary bytes(Field field, String text) {
    int index = field.index();
    if (!text.equals(lastTexts[index])) {
      lastTexts[index] = text;
      lastBytes[index] = Binary.fromString(text);
    }
    return lastBytes[index];
  }

  protected final void put(Field field, byte[] value) {
    put(field, Binary.fromConstantByteArray(value));
  }

  private void put(Field field, Binary value) {
    start(field);
    to.addBinary(value);
    end(field);
  }

  protected final void put(Field field, int value) {
    start(field);
    to.addInteger(value);
    end(field);
  }

  protected final void put(Field field, long value) {
    start(field);
    to.addLong(value);
    end(field);
  }

  protected final void put(Field field, boolean value) {
    start(field);
    to.addBoolean(value);
    end(field);
  }

  protected final void put(Field field, List<String> values) {
    start(field);
    to.startGroup();
    if (!values.isEmpty()) {
      to.startField(LIST, 0);
      for (String value : values) {
        to.startGroup();
        to.startField(ELEMENT, 0);
        to.addBinary(bytes(field, value));
        to.endField(ELEMENT, 0);
        to.endGroup();
      }
      to.endField(LIST, 0);
    }
    to.endGroup();
    end(field);
  }

  private void start(Field field) {
    to.startField(field.name(), field.index());
  }

  private void end(Field field) {
    to.endField(field.name(), field.index());
  }
}
