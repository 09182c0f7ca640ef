package io.gridline.ops.simulate;

/** A document by the contract's type and its normal form, as claims are compared. */
record Document(String type, String number) {

  static final String RESIDENT_ID = "resident_id";
  static final String PASSPORT = "passport";
  static final String HK_MACAU_PERMIT = "hk_macau_permit";
  static final String TAIWAN_PERMIT = "taiwan_permit";
  static final String FOREIGN_RESIDENT_ID = "foreign_resident_id";
  static final String OTHER = "other";

  boolean isResidentId() {
    return type.equals(RESIDENT_ID);
  }

  /** The number as it is printed: permits carry two more digits, of the latest reissue. */
  String printed(int reissue) {
    return switch (type) {
      case HK_MACAU_PERMIT, TAIWAN_PERMIT -> number + "0" + reissue;
      default -> number;
    };
  }

  String visitorIdentity() {
    return "visitor:" + type + ":" + number;
  }
}
