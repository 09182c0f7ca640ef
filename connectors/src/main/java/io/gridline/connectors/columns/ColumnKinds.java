package io.gridline.connectors.columns;

import java.util.EnumSet;
import java.util.Set;
import org.apache.parquet.CorruptDeltaByteArrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Which columns are read here; what is not among them is for a general reader. */
@SuppressWarnings(
    "deprecation") // Encodings that nobody should write any more are still there to be read.
final class ColumnKinds {

  private static final Set<Encoding> ENCODINGS =
      EnumSet.of(
          Encoding.PLAIN,
          Encoding.PLAIN_DICTIONARY,
          Encoding.RLE_DICTIONARY,
          Encoding.RLE,
          Encoding.DELTA_BINARY_PACKED,
          Encoding.DELTA_LENGTH_BYTE_ARRAY,
          Encoding.DELTA_BYTE_ARRAY);
  private static final int INT96_BYTES = 12;

  private ColumnKinds() {}

  static boolean isNumber(PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case INT32, INT64, BOOLEAN -> true;
      default -> false;
    };
  }

  /** How many bytes a plain value has; 0 when that differs. */
  static int width(PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> Integer.BYTES;
      case INT64 -> Long.BYTES;
      case INT96 -> INT96_BYTES;
      case FIXED_LEN_BYTE_ARRAY -> type.getTypeLength();
      default -> 0;
    };
  }

  static boolean reads(ColumnDescriptor column) {
    PrimitiveTypeName type = column.getPrimitiveType().getPrimitiveTypeName();
    return column.getPath().length == 1
        && column.getMaxRepetitionLevel() == 0
        && type != PrimitiveTypeName.FLOAT
        && type != PrimitiveTypeName.DOUBLE;
  }

  static boolean reads(ColumnChunkMetaData chunk, boolean isOptional, String createdBy) {
    return !chunk.isEncrypted()
        && Decompression.knows(chunk.getCodec())
        && chunk.getEncodings().stream()
            .allMatch(encoding -> reads(encoding, isOptional, createdBy));
  }

  private static boolean reads(Encoding encoding, boolean isOptional, String createdBy) {
    if (encoding == Encoding.BIT_PACKED) {
      // Of levels. Parquet-java names it for those of repetition, which are not there; who names it
      // for a column with nulls may mean those.
      return !isOptional || (createdBy != null && createdBy.startsWith("parquet-mr"));
    }
    return ENCODINGS.contains(encoding)
        && !CorruptDeltaByteArrays.requiresSequentialReads(createdBy, encoding);
  }
}
