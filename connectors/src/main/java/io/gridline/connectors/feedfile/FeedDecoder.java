package io.gridline.connectors.feedfile;

import io.gridline.connectors.rows.PassOver;
import io.gridline.connectors.rows.TextRow;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Decodes and checks the rows of one source: the first reason that holds, in the contract's
 * sequence, rejects a row (section 3; decision 1, points 1 to 8).
 */
interface FeedDecoder {

  Decoded decode(TextRow row);

  /** Rows of which it is known beforehand that they are {@link Decoded.Outside}. */
  default PassOver passOver() {
    return PassOver.NOTHING;
  }

  /**
   * @param asked whether anybody asks about a place: of a carrier record at another nothing is
   *     looked at
   */
  static FeedDecoder of(Source source, References references, Predicate<Division> asked) {
    return switch (source) {
      case CARRIER -> new CarrierDecoder(references, asked);
      case HOTEL -> new HotelDecoder(references);
      case RAIL, AVIATION -> new TripDecoder(source, references);
      case REGISTER -> throw new IllegalArgumentException("the register is no feed");
    };
  }

  /**
   * The required columns of the row that are empty; a document number that is nothing but spaces
   * and hyphens is empty too.
   *
   * @param documentNumber its position, negative when there is none
   */
  static List<String> missing(TextRow row, FeedColumns columns, int documentNumber) {
    List<String> missing = null;
    for (String required : columns.required()) {
      int position = columns.position(required);
      if (row.isEmpty(position)
          || (position == documentNumber
              && Claim.document(ClaimType.OTHER, row.value(position)).number().isEmpty())) {
        missing = missing == null ? new ArrayList<>() : missing;
        missing.add(required);
      }
    }
    return missing == null ? List.of() : missing;
  }
}
