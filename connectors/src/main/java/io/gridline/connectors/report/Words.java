package io.gridline.connectors.report;

import io.gridline.pipelines.order.Level;
import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.presence.Source;

/** Terms in English with the Chinese ones of the contract, and what short names mean. */
final class Words {

  private Words() {}

  static Html both(String english, String chinese) {
    return Html.of("{} <span class=\"zh\" lang=\"zh-Hans\">{}</span>", english, chinese);
  }

  static Html source(Source source) {
    return switch (source) {
      case CARRIER -> both("carrier", "手机信令");
      case RAIL -> both("rail", "铁路客票");
      case AVIATION -> both("aviation", "航空客票");
      case HOTEL -> both("hotel", "酒店登记");
      case REGISTER -> both("register", "户籍");
    };
  }

  static String level(Level level) {
    return switch (level) {
      case HIGH -> "高";
      case MEDIUM -> "中";
      case LOW -> "低";
    };
  }

  /** A sign that tells a level without its colour. */
  static String sign(Level level) {
    return switch (level) {
      case HIGH -> "▲";
      case MEDIUM -> "◆";
      case LOW -> "●";
    };
  }

  static String kind(Rule rule) {
    if (rule instanceof Rule.ZonePresence) {
      return "was in a zone 疫区";
    } else if (rule instanceof Rule.ZoneArrival) {
      return "arrived from a zone 疫区";
    } else if (rule instanceof Rule.ZoneResidence) {
      return "lives in a zone 疫区";
    } else if (rule instanceof Rule.CoTravel) {
      return "shared a trip with a case 病例";
    } else if (rule instanceof Rule.CoLodging) {
      return "shared a hotel with a case 病例";
    } else {
      return "household of a case 病例 or an exposed person";
    }
  }

  /** Contract, section 3, in words for the sender. */
  static String rejection(String reason) {
    return switch (reason) {
      case "undecodable" -> "not a row of the table, or not in its character set";
      case "missing-value" -> "a required value is empty";
      case "unknown-place" -> "cell, station, airport or hotel not in the reference files";
      case "bad-time" -> "a time or date that cannot be read";
      case "bad-interval" -> "ends before it starts, or lasts too long";
      case "bad-document-type" -> "a document type that is not one of the six";
      case "bad-phone" -> "not 7 to 15 digits";
      case "bad-revision" -> "revision or cancelled cannot be read";
      default -> "";
    };
  }

  static String review(String reason) {
    return switch (reason) {
      case "malformed-number" -> "a resident number of another form, or a wrong check character";
      case "ambiguous-claim" -> "the claim matches more than one person";
      case "case-place-unknown" -> "the case's car, row or room is not known";
      case "household-over-limit" -> "a household over the order's limit was not brought";
      default -> "";
    };
  }
}
