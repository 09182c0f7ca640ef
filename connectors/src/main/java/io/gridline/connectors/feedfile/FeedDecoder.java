package io.gridline.connectors.feedfile;

import io.gridline.connectors.rows.TextRow;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.order.ZoneIndex;
import io.gridline.pipelines.presence.Source;

/**
 * Decodes and checks the rows of one source: the first reason that holds, in the contract's
 * sequence, rejects a row (section 3; decision 1, points 1 to 8).
 */
interface FeedDecoder {

  Decoded decode(TextRow row);

  static FeedDecoder of(Source source, References references, ZoneIndex zones) {
    return switch (source) {
      case CARRIER -> new CarrierDecoder(references, zones);
      case HOTEL -> new HotelDecoder(references);
      case RAIL, AVIATION -> new TripDecoder(source, references);
      case REGISTER -> throw new IllegalArgumentException("the register is no feed");
    };
  }

  /**
   * Whether a required column of the row is empty, or its document number nothing but spaces and
   * hyphens.
   */
  static boolean lacksValue(TextRow row, FeedColumns columns, int documentNumber) {
    for (String required : columns.required()) {
      if (row.isEmpty(columns.position(required))) {
        return true;
      }
    }
    return documentNumber >= 0
        && Claim.document(ClaimType.OTHER, row.value(documentNumber)).number().isEmpty();
  }
}
