package io.gridline.ops.simulate;

import java.util.Locale;

/**
 * Why somebody who was really exposed cannot be found in what was sent, or somebody who was not is:
 * the tags of the truth's files, each with words for whoever reads the summary.
 */
enum Dirt {
  WRONG_CHECK_CHARACTER(
      "identity number mistyped: its check character is wrong (in clerical review)"),
  MISTYPED_DOCUMENT("passport or permit number mistyped: seen as another visitor"),
  SECOND_DOCUMENT("visitor showed two documents: seen as two visitors"),
  REJECTED_ROW("the sender's record was unreadable and was rejected"),
  NEVER_SENT("the hotel never sent the record"),
  SEAT_UNKNOWN("car or seat not in the ticket's record"),
  ROOM_UNKNOWN("room not in the hotel's record"),
  CHECK_OUT_UNKNOWN("check-out not in the hotel's record: 24 hours were assumed"),
  REFUND_LOST("the refund's record was unreadable: the ticket still counts"),
  AMBIGUOUS_NUMBER("two persons in the register share one identity number (in clerical review)"),
  REGISTER_NUMBER_WRONG("identity number wrong in the register: seen as a visitor"),
  NO_NUMBER_IN_REGISTER("no identity number in the register: seen as a visitor"),
  NUMBER_CHANGED_HANDS_REGISTER_STALE("phone number changed hands, the register does not know"),
  PHONE_NOT_IN_REGISTER("phone not in the register, and no ticket or stay that shows it"),
  NO_PHONE("no phone of their own (a child), and no ticket or stay that shows it"),
  SEEN_TOO_LITTLE("phone seen too briefly, or only long ago"),
  SENDER_SILENT("sender silent: the source had stopped sending"),
  NOT_YET_SENT("not yet sent: the record comes on a later day"),
  CASE_UNKNOWN("the confirmed case's own number could not be found (in clerical review)"),
  CASE_SEAT_UNKNOWN("seat or room of the confirmed case not known (named in review)");

  private final String words;

  Dirt(String words) {
    this.words = words;
  }

  String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String words() {
    return words;
  }

  /** The words for a tag; the tag itself when it is not one of ours. */
  static String wordsOf(String tag) {
    for (Dirt dirt : values()) {
      if (dirt.tag().equals(tag)) {
        return dirt.words;
      }
    }
    return tag;
  }
}
