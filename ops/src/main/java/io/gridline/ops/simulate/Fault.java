package io.gridline.ops.simulate;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The contract's reasons for rejecting a record, each with a way to deserve it. */
enum Fault {
  UNDECODABLE,
  MISSING_VALUE,
  UNKNOWN_PLACE,
  BAD_TIME,
  BAD_INTERVAL,
  BAD_DOCUMENT_TYPE,
  BAD_PHONE,
  BAD_REVISION;

  private static final Fault[] CARRIER = {
    UNDECODABLE, MISSING_VALUE, UNKNOWN_PLACE, BAD_TIME, BAD_INTERVAL, BAD_PHONE
  };
  private static final Fault[] DOCUMENTED = {
    UNDECODABLE,
    MISSING_VALUE,
    UNKNOWN_PLACE,
    BAD_TIME,
    BAD_INTERVAL,
    BAD_DOCUMENT_TYPE,
    BAD_REVISION
  };

  static Fault[] of(Source source) {
    return source == Source.CARRIER ? CARRIER : DOCUMENTED;
  }

  String reason() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A line with too few fields, for hotels one with a byte that GB18030 does not know. */
  byte[] undecodable(Source source, long id) {
    String line = source.letter() + Long.toHexString(id) + ",1,2";
    if (source == Source.HOTEL) {
      line = source.letter() + Long.toHexString(id) + ",0,false,passport,ZZ0,\u00FF,HT00001,0101,";
      line += "2020-01-20T10:00,";
    }
    return line.getBytes(StandardCharsets.ISO_8859_1);
  }
}
