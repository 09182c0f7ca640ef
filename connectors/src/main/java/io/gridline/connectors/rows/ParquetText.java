package io.gridline.connectors.rows;

import io.gridline.pipelines.presence.IsoTime;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Turns the values of one Parquet column into text; those of a dictionary once each. */
final class ParquetText extends PrimitiveConverter {

  private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;
  private static final long MILLIS_OF_DAY = 86_400_000;

  private interface OfLong {
    String text(long value);
  }

  private final PrimitiveTypeName physical;
  private final OfLong ofLong;
  private final TimestampLogicalTypeAnnotation times;
  private String text = "";
  private Dictionary dictionary;
  private String[] ofDictionary;

  private ParquetText(PrimitiveType type, OfLong ofLong) {
    this.physical = type.getPrimitiveTypeName();
    this.ofLong = ofLong;
    this.times =
        type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation time
            ? time
            : null;
  }

  /** Empty for a type that CSV has no text for. */
  static Optional<ParquetText> of(PrimitiveType type) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    Optional<OfLong> ofLong =
        switch (type.getPrimitiveTypeName()) {
          case INT32, INT64 -> ofNumber(meaning);
          case BINARY -> isText(meaning) ? Optional.of(Long::toString) : Optional.empty();
          case BOOLEAN, INT96 -> Optional.of(Long::toString);
          case FLOAT, DOUBLE, FIXED_LEN_BYTE_ARRAY -> Optional.empty();
        };
    return ofLong.map(number -> new ParquetText(type, number));
  }

  private static boolean isText(LogicalTypeAnnotation meaning) {
    return meaning == null
        || meaning instanceof StringLogicalTypeAnnotation
        || meaning instanceof EnumLogicalTypeAnnotation;
  }

  private static Optional<OfLong> ofNumber(LogicalTypeAnnotation meaning) {
    if (meaning == null
        || (meaning instanceof IntLogicalTypeAnnotation number && number.isSigned())) {
      return Optional.of(Long::toString);
    }
    if (meaning instanceof IntLogicalTypeAnnotation number) {
      long mask = number.getBitWidth() == 64 ? -1L : (1L << number.getBitWidth()) - 1;
      return Optional.of(value -> Long.toUnsignedString(value & mask));
    }
    if (meaning instanceof DateLogicalTypeAnnotation) {
      return Optional.of(Text::date);
    }
    if (meaning instanceof TimestampLogicalTypeAnnotation time) {
      ChronoUnit unit = unit(time.getUnit());
      return Optional.of(
          time.isAdjustedToUTC()
              ? value -> Text.instant(value, unit)
              : value -> Text.localTime(value, unit));
    }
    return Optional.empty();
  }

  private static ChronoUnit unit(TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> ChronoUnit.MILLIS;
      case MICROS -> ChronoUnit.MICROS;
      case NANOS -> ChronoUnit.NANOS;
    };
  }

  /** The value that was written here last. */
  String text() {
    return text;
  }

  @Override
  public boolean hasDictionarySupport() {
    return true;
  }

  @Override
  public void setDictionary(Dictionary values) {
    dictionary = values;
    ofDictionary = new String[values.getMaxId() + 1];
  }

  @Override
  public void addValueFromDictionary(int id) {
    if (ofDictionary[id] == null) {
      decode(id);
      ofDictionary[id] = text;
    }
    text = ofDictionary[id];
  }

  private void decode(int id) {
    switch (physical) {
      case INT32 -> addInt(dictionary.decodeToInt(id));
      case INT64 -> addLong(dictionary.decodeToLong(id));
      default -> addBinary(dictionary.decodeToBinary(id));
    }
  }

  /** Whether its values are numbers or booleans, and not bytes. */
  boolean isOfNumbers() {
    return switch (physical) {
      case INT32, INT64, BOOLEAN -> true;
      default -> false;
    };
  }

  /** Whether its values are timestamps, of which {@link #time} needs no text. */
  boolean isOfTimes() {
    return times != null;
  }

  /** What {@link IsoTime#time} makes of the text of a timestamp. */
  Optional<Instant> time(long value) {
    Instant instant = Instant.EPOCH.plus(value, unit(times.getUnit()));
    if (!times.isAdjustedToUTC()) {
      LocalDateTime local = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
      return hasFourDigits(local)
          ? Optional.of(local.truncatedTo(ChronoUnit.MILLIS).atZone(IsoTime.SHANGHAI).toInstant())
          : Optional.empty();
    }
    return Optional.of(instant.truncatedTo(ChronoUnit.MILLIS))
        .filter(time -> hasFourDigits(LocalDateTime.ofInstant(time, ZoneOffset.UTC)));
  }

  private static boolean hasFourDigits(LocalDateTime time) {
    return time.getYear() >= 0 && time.getYear() <= 9999;
  }

  /** The text of a value of a column of numbers, or of booleans as 1 and 0. */
  String of(long value) {
    return physical == PrimitiveTypeName.BOOLEAN
        ? Boolean.toString(value != 0)
        : ofLong.text(value);
  }

  /** The text of a value of any other column. */
  String of(byte[] bytes, int offset, int length) {
    if (physical == PrimitiveTypeName.INT96) {
      ByteBuffer parts = ByteBuffer.wrap(bytes, offset, length).order(ByteOrder.LITTLE_ENDIAN);
      long nanosOfDay = parts.getLong();
      long day = parts.getInt() - JULIAN_DAY_OF_EPOCH;
      return Text.instant(day * MILLIS_OF_DAY + nanosOfDay / 1_000_000, ChronoUnit.MILLIS);
    }
    return Text.utf8(bytes, offset, length);
  }

  @Override
  public void addBinary(Binary value) {
    byte[] bytes = value.getBytesUnsafe();
    text = of(bytes, 0, bytes.length);
  }

  @Override
  public void addInt(int value) {
    text = of(value);
  }

  @Override
  public void addLong(long value) {
    text = of(value);
  }

  @Override
  public void addBoolean(boolean value) {
    text = Boolean.toString(value);
  }
}
