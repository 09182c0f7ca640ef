package io.gridline.connectors.columns;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * Rows with a column of every type that has a text.
 *
 * @param nullShare of values that are null; columns are optional when it is above 0
 * @param distinct how many different values a column of few values has
 */
public record SampleRows(long seed, int count, double nullShare, int distinct) {

  public static final List<String> COLUMNS =
      List.of(
          "few",
          "many",
          "sorted",
          "odd",
          "int",
          "long",
          "micros",
          "local",
          "nanos",
          "day",
          "flag",
          "old",
          "unsigned");

  public MessageType schema() {
    return new MessageType(
        "sample",
        type(PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType(), "few"),
        type(PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType(), "many"),
        type(PrimitiveTypeName.BINARY, LogicalTypeAnnotation.enumType(), "sorted"),
        type(PrimitiveTypeName.BINARY, null, "odd"),
        type(PrimitiveTypeName.INT32, null, "int"),
        type(PrimitiveTypeName.INT64, null, "long"),
        type(PrimitiveTypeName.INT64, time(true, TimeUnit.MICROS), "micros"),
        type(PrimitiveTypeName.INT64, time(false, TimeUnit.MILLIS), "local"),
        type(PrimitiveTypeName.INT64, time(true, TimeUnit.NANOS), "nanos"),
        type(PrimitiveTypeName.INT32, LogicalTypeAnnotation.dateType(), "day"),
        type(PrimitiveTypeName.BOOLEAN, null, "flag"),
        type(PrimitiveTypeName.INT96, null, "old"),
        type(PrimitiveTypeName.INT32, LogicalTypeAnnotation.intType(8, false), "unsigned"));
  }

  private static LogicalTypeAnnotation time(boolean isUtc, TimeUnit unit) {
    return LogicalTypeAnnotation.timestampType(isUtc, unit);
  }

  private PrimitiveType type(PrimitiveTypeName type, LogicalTypeAnnotation meaning, String name) {
    Repetition repetition = nullShare > 0 ? Repetition.OPTIONAL : Repetition.REQUIRED;
    return Types.primitive(type, repetition).as(meaning).named(name);
  }

  public List<Object[]> rows() {
    Random random = new Random(seed);
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int few = random.nextInt(distinct);
      Object[] row = {
        few == 0 ? "" : "v" + few * 7919,
        "m-" + random.nextInt(1 << 28),
        "prefix-%07d".formatted(i),
        odd(random),
        random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(100),
        random.nextInt(9) == 0 ? random.nextLong() : i * 1000L,
        1_578_000_000_000_000L + random.nextInt(),
        1_578_000_000_000L + i * 60_000L - (random.nextInt(50) == 0 ? 1L << 48 : 0),
        random.nextLong() >> random.nextInt(60),
        18_000 + random.nextInt(60),
        random.nextInt(1 + i % 7) == 0,
        old(random.nextInt(60), random.nextInt()),
        random.nextInt(256)
      };
      for (int column = 0; column < row.length; column++) {
        row[column] = random.nextDouble() < nullShare ? null : row[column];
      }
      rows.add(row);
    }
    return rows;
  }

  private static byte[] odd(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> new byte[] {(byte) 0xFF, 'x'};
      case 1 -> "　 ".getBytes(StandardCharsets.UTF_8);
      case 2 -> new byte[] {'a', 0};
      case 3 -> new byte[random.nextInt(3) == 0 ? 3000 : 0];
      case 4 -> ("武汉" + random.nextInt(20)).getBytes(StandardCharsets.UTF_8);
      default -> ("plain" + random.nextInt(20)).getBytes(StandardCharsets.UTF_8);
    };
  }

  private static byte[] old(int day, int nanos) {
    return ByteBuffer.allocate(12)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(Math.abs((long) nanos))
        .putInt(2_458_000 + day)
        .array();
  }
}
