package io.gridline.ops.simulate;

/**
 * What makes a world: equal settings make equal bytes.
 *
 * @param residents persons in the register, 100 to 65 million
 * @param seed any number
 * @param days on how many of the 36 days, by chance, a phone at home is reported, 0 to 36
 * @param presencesPerDay how often on such a day, 1 to 48
 * @param sending how and when what happened is sent
 */
public record WorldSettings(
    long residents, long seed, int days, int presencesPerDay, Sending sending) {

  public static final int DEFAULT_DAYS = 5;
  public static final int DEFAULT_PRESENCES_PER_DAY = 2;

  public WorldSettings {
    require(residents >= 100 && residents <= 65_000_000, "residents must be 100 to 65m");
    require(days >= 0 && days <= Timeline.DAYS, "days must be 0 to 36");
    require(presencesPerDay >= 1 && presencesPerDay <= 48, "presences per day must be 1 to 48");
  }

  /** The default volume: about ten carrier records per resident. */
  public static WorldSettings of(long residents, long seed) {
    return new WorldSettings(
        residents, seed, DEFAULT_DAYS, DEFAULT_PRESENCES_PER_DAY, Sending.usual());
  }

  /** The same world, sent otherwise. */
  public WorldSettings sent(Sending otherwise) {
    return new WorldSettings(residents, seed, days, presencesPerDay, otherwise);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
