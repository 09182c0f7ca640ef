package io.gridline.ops.simulate;

/** A made hotel. Its division may be coarser than a community: that is how senders deliver it. */
record Hotel(String id, String name, String division) {

  boolean inZone() {
    return division.startsWith("4201");
  }

  boolean inJurisdiction() {
    return division.startsWith("33");
  }
}
