package io.gridline.ops.simulate;

/**
 * Somebody of the world, in the register or a visitor; everything here follows from seed and index.
 */
final class Person {

  /** What is wrong with how the register holds a person's resident number. */
  enum NumberFlaw {
    NONE,
    OLD_FORM,
    FULL_WIDTH,
    WRONG_CHECK,
    NO_NUMBER,
    SHARED
  }

  /** What the person's phone number has been through. */
  enum PhoneHistory {
    OWN,
    NOT_IN_REGISTER,
    NO_PHONE,
    GAVE_AWAY,
    TOOK_OVER,
    GAVE_AWAY_UNNOTICED,
    TOOK_OVER_UNNOTICED
  }

  final long index;
  final int slot;
  final boolean visitor;

  /** Number of the household in its block, −1 for a visitor or without one. */
  int household = -1;

  /** The cell around the person's real home; −1 abroad. */
  int home = -1;

  /** As the register has them. */
  String residence = "";

  String registered = "";

  /** What the person travels with, and, for some, what hotels or airlines see instead. */
  Document document;

  Document second;

  /** Whether the register knows the second document. */
  boolean secondInRegister;

  NumberFlaw numberFlaw = NumberFlaw.NONE;

  PhoneHistory phoneHistory = PhoneHistory.OWN;

  /** Of a shared resident number or a phone that changed hands: the other person's slot. */
  int partner = -1;

  /** The day on which the phone changed hands. */
  int phoneChangeDay;

  Person(long index, int slot, boolean visitor) {
    this.index = index;
    this.slot = slot;
    this.visitor = visitor;
  }

  String personId() {
    return "P" + Long.toString(1_000_000_000L + index).substring(1);
  }

  /** Who this really is, in the words of the truth. */
  String identity() {
    return visitor ? document.visitorIdentity() : "person:" + personId();
  }

  boolean livesInZone() {
    return residence.startsWith("4201");
  }

  boolean belongsToJurisdiction() {
    return residence.startsWith("33") || registered.startsWith("33");
  }
}
