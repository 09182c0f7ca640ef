package io.gridline.ops.simulate;

/** A station or airport: its telecode or IATA code, and its division. */
record Stop(String code, String division) {

  boolean inZone() {
    return division.startsWith("4201");
  }

  boolean inJurisdiction() {
    return division.startsWith("33");
  }
}
