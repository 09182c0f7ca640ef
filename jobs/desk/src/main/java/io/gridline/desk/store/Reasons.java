package io.gridline.desk.store;

import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.order.Rule.LodgingScope;
import io.gridline.pipelines.order.Rule.TravelScope;

/**
 * Why somebody is listed, in words for the door: never which case, never which household member.
 */
enum Reasons {
  EN {
    @Override
    String of(Rule rule) {
      if (rule instanceof Rule.ZonePresence) {
        return "Was in an affected area";
      } else if (rule instanceof Rule.ZoneArrival) {
        return "Travelled here from an affected area";
      } else if (rule instanceof Rule.ZoneResidence) {
        return "Lives in an affected area";
      } else if (rule instanceof Rule.CoTravel travel) {
        return travel.scope() == TravelScope.CAR
            ? "Travelled in the same carriage as a confirmed case"
            : "Travelled within " + travel.rows() + " rows of a confirmed case";
      } else if (rule instanceof Rule.CoLodging lodging) {
        return lodging.scope() == LodgingScope.ROOM
            ? "Stayed in the same hotel room as a confirmed case"
            : "Stayed in the same hotel as a confirmed case";
      }
      return "Lives with somebody who may have been exposed";
    }

    @Override
    String unknown() {
      return "Meets a rule of the screening order";
    }
  },

  ZH {
    @Override
    String of(Rule rule) {
      if (rule instanceof Rule.ZonePresence) {
        return "曾在疫区停留";
      } else if (rule instanceof Rule.ZoneArrival) {
        return "从疫区来到本地";
      } else if (rule instanceof Rule.ZoneResidence) {
        return "居住在疫区";
      } else if (rule instanceof Rule.CoTravel travel) {
        return travel.scope() == TravelScope.CAR
            ? "与确诊病例同车厢乘车"
            : "与确诊病例邻近" + travel.rows() + "排以内同乘";
      } else if (rule instanceof Rule.CoLodging lodging) {
        return lodging.scope() == LodgingScope.ROOM ? "与确诊病例同住一间客房" : "与确诊病例同住一家酒店";
      }
      return "与可能接触过疫情的人同住";
    }

    @Override
    String unknown() {
      return "符合筛查令的规定";
    }
  };

  static Reasons in(String language) {
    return "en".equals(language) ? EN : ZH;
  }

  abstract String of(Rule rule);

  /** For a rule that the order, as it is known here, does not have. */
  abstract String unknown();
}
