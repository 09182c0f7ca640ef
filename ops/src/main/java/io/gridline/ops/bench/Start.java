package io.gridline.ops.bench;

/** How a contender's process stands when a run begins. */
enum Start {
  /** It has run once before. */
  WARM("warm", "warm process"),
  /** There is none; its start counts. */
  COLD("cold", "new process");

  private final String id;
  private final String title;

  Start(String id, String title) {
    this.id = id;
    this.title = title;
  }

  String id() {
    return id;
  }

  String title() {
    return title;
  }
}
