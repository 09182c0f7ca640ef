package io.gridline.ops.show;

import io.gridline.pipelines.entry.ListedEntry.Line;
import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.presence.IsoTime;
import io.gridline.pipelines.presence.Source;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * Says evidence in words that can be read out on the phone. Never says which case, and never which
 * member of a household.
 */
enum Phrases {
  ENGLISH {
    @Override
    String reason(Rule rule, Line line, String place) {
      String from = time(line.startedAt());
      String to = time(line.endedAt());
      if (rule instanceof Rule.ZonePresence) {
        return line.startedAt().equals(line.endedAt())
            ? "was in %s on %s".formatted(place, from)
            : "was in %s from %s to %s".formatted(place, from, to);
      } else if (rule instanceof Rule.ZoneArrival) {
        return "left %s on %s and travelled on to here".formatted(place, from);
      } else if (rule instanceof Rule.ZoneResidence) {
        return "lives in %s, where being from %s to %s counts as exposure"
            .formatted(place, from, to);
      } else if (rule instanceof Rule.CoTravel coTravel) {
        return "travelled with a confirmed case, %s, from %s to %s"
            .formatted(
                coTravel.scope() == Rule.TravelScope.CAR
                    ? "in the same carriage"
                    : "within " + coTravel.rows() + " rows",
                from,
                to);
      } else if (rule instanceof Rule.CoLodging coLodging) {
        return "stayed in the same %s as a confirmed case, in %s, from %s to %s"
            .formatted(
                coLodging.scope() == Rule.LodgingScope.ROOM ? "hotel room" : "hotel",
                place,
                from,
                to);
      }
      return "lives in one household with somebody who may have been exposed, from %s to %s"
          .formatted(from, to);
    }

    @Override
    String resolved(Line line) {
      String record =
          line.source() == Source.REGISTER
              ? "the household register"
              : switch (line.source()) {
                    case CARRIER -> "a mobile phone record";
                    case RAIL -> "a train ticket";
                    case AVIATION -> "a flight ticket";
                    default -> "a hotel registration";
                  }
                  + " ("
                  + line.source().text()
                  + " "
                  + line.recordId()
                  + ")";
      return switch (line.resolvedBy()) {
        case "id" -> "known from " + record + " under this person's resident number";
        case "document" -> "known from " + record + " under this person's travel document";
        case "phone" -> "known from " + record + " of a number that is this person's";
        case "visitor" -> "known from " + record + "; the register does not know the number on it";
        default -> "known from " + record;
      };
    }
  },

  CHINESE {
    @Override
    String reason(Rule rule, Line line, String place) {
      String from = time(line.startedAt());
      String to = time(line.endedAt());
      if (rule instanceof Rule.ZonePresence) {
        return line.startedAt().equals(line.endedAt())
            ? "%s曾在%s".formatted(from, place)
            : "%s至%s曾在%s".formatted(from, to, place);
      } else if (rule instanceof Rule.ZoneArrival) {
        return "%s从%s出发来到本地".formatted(from, place);
      } else if (rule instanceof Rule.ZoneResidence) {
        return "居住在%s（%s至%s为疫区）".formatted(place, from, to);
      } else if (rule instanceof Rule.CoTravel coTravel) {
        return "%s至%s与确诊病例%s"
            .formatted(
                from,
                to,
                coTravel.scope() == Rule.TravelScope.CAR
                    ? "同车厢乘车"
                    : "邻近" + coTravel.rows() + "排以内同乘");
      } else if (rule instanceof Rule.CoLodging coLodging) {
        return "%s至%s在%s与确诊病例%s"
            .formatted(
                from, to, place, coLodging.scope() == Rule.LodgingScope.ROOM ? "同住一间房" : "同住一家酒店");
      }
      return "与可能接触过疫情的人同住一户（%s至%s）".formatted(from, to);
    }

    @Override
    String resolved(Line line) {
      String record =
          line.source() == Source.REGISTER
              ? "户籍登记"
              : switch (line.source()) {
                    case CARRIER -> "手机信令";
                    case RAIL -> "铁路客票";
                    case AVIATION -> "航空客票";
                    default -> "酒店登记";
                  }
                  + "（"
                  + line.source().text()
                  + " "
                  + line.recordId()
                  + "）";
      return switch (line.resolvedBy()) {
        case "id" -> "依据" + record + "，按本人身份证号核对";
        case "document" -> "依据" + record + "，按本人证件核对";
        case "phone" -> "依据" + record + "，号码登记在本人名下";
        case "visitor" -> "依据" + record + "，户籍中没有该证件";
        default -> "依据" + record;
      };
    }
  };

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(IsoTime.SHANGHAI);

  /** Why, without whom. */
  abstract String reason(Rule rule, Line line, String place);

  /** By which record, and how it was found to be this person's. */
  abstract String resolved(Line line);

  static String time(Instant instant) {
    return MINUTE.format(instant);
  }
}
