package io.gridline.ops.simulate;

/** Turns the numbers of records into ids that tell nothing and never collide. */
final class RecordIds {

  private final long secret;

  RecordIds(long seed) {
    this.secret = Dice.mix(seed + 77);
  }

  /** One to one: two keys of one source never have the same id. */
  long of(long key) {
    return Dice.mix(key ^ secret);
  }
}
