package io.gridline.ops.bench;

/** What contenders start from. */
enum Input {
  /** Feeds as delivered and the register; Gridline lands, hashes and seals as well. */
  RAW("raw", "from raw feeds as delivered"),
  /** What was landed before: Gridline its store, the others the same rows and a hashed register. */
  STORE("store", "from the store");

  private final String id;
  private final String title;

  Input(String id, String title) {
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
