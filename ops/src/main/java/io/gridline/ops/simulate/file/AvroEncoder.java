package io.gridline.ops.simulate.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Avro object container files, Snappy; rows are put into Avro's binary form without an object. */
final class AvroEncoder implements RowEncoder {

  private static final int BLOCK = 256 << 10;

  private final OutputStream file;
  private final DataFileWriter<Object> writer;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);

  /**
   * @param name sets the file's sync marker, which is otherwise a random one
   */
  AvroEncoder(Path path, Columns columns, String name) throws IOException {
    writer = new DataFileWriter<>(new GenericDatumWriter<>());
    writer.setCodec(CodecFactory.snappyCodec());
    writer.setSyncInterval(BLOCK);
    file = Files.newOutputStream(path);
    writer.create(schema(columns, name), file, marker(name));
  }

  static Schema schema(Columns columns, String name) {
    String word = name.replaceAll("[^a-z_].*", "");
    SchemaBuilder.FieldAssembler<Schema> fields =
        SchemaBuilder.record(word).namespace("sender").fields();
    for (Column column : columns.all()) {
      Schema type =
          switch (column.kind()) {
            case TEXT -> Schema.create(Schema.Type.STRING);
            case INSTANT ->
                LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
            case DATE -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
            case WHOLE_NUMBER -> Schema.create(Schema.Type.INT);
            case TRUE_OR_FALSE -> Schema.create(Schema.Type.BOOLEAN);
          };
      Schema orNull = Schema.createUnion(Schema.create(Schema.Type.NULL), type);
      fields = fields.name(column.name()).type(orNull).withDefault(null);
    }
    return fields.endRecord();
  }

  private static byte[] marker(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(hash, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void add(TypedRow row) throws IOException {
    bytes.reset();
    int count = row.columns().size();
    for (int column = 0; column < count; column++) {
      if (row.isNull(column)) {
        encoder.writeIndex(0);
        continue;
      }
      encoder.writeIndex(1);
      switch (row.kind(column)) {
        case TEXT -> encoder.writeBytes(row.bytes(column), row.start(column), row.length(column));
        case INSTANT -> encoder.writeLong(row.value(column));
        case DATE, WHOLE_NUMBER -> encoder.writeInt((int) row.value(column));
        case TRUE_OR_FALSE -> encoder.writeBoolean(row.value(column) == 1);
      }
    }
    encoder.flush();
    writer.appendEncoded(ByteBuffer.wrap(bytes.toByteArray()));
  }

  @Override
  public void endGroup() {
    // Avro cuts its blocks by itself.
  }

  @Override
  public void finish() throws IOException {
    writer.close();
  }

  @Override
  public void abandon() throws IOException {
    file.close();
  }
}
