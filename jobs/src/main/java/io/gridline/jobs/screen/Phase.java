package io.gridline.jobs.screen;

/** The phases of a scheduled run, in their order; the manifest says how long each has taken. */
public enum Phase {
  LAND("land"),
  CHOOSE("choose"),
  TRACE("trace"),
  FIND("find"),
  LOOK_UP("look_up"),
  EVALUATE("evaluate"),
  /** Up to the making of the manifest. */
  PUBLISH("publish");

  private final String text;

  Phase(String text) {
    this.text = text;
  }

  /** As in the manifest. */
  public String text() {
    return text;
  }
}
