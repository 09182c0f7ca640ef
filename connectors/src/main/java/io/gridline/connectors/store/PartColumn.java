package io.gridline.connectors.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns of a part, in the sequence in which they are read; the comparison is the last. */
enum PartColumn {
  CLAIM_HASH,
  SOURCE,
  RECORD_ID,
  REVISION,
  CANCELLED,
  TOMBSTONE,
  CLAIM_TYPE,
  CLAIM_VALID,
  CLAIM_SEALED,
  NAME_SEALED,
  STARTED_AT,
  ENDED_AT,
  PLACE_CODE,
  END_CODE,
  PLACE_NAME,
  VEHICLE,
  SERVICE_DATE,
  CAR,
  SEAT,
  LODGING_ID,
  ROOM_SHOWN,
  COMPARE_SEALED;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Half of a claim's hash. */
  static long longAt(byte[] bytes, int offset) {
    return (long) LONG.get(bytes, offset);
  }

  /** The names of the first so many. */
  static List<String> names(int count) {
    return Arrays.stream(values())
        .limit(count)
        .map(column -> column.name().toLowerCase(Locale.ROOT))
        .toList();
  }
}
