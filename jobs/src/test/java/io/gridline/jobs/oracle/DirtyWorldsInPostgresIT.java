package io.gridline.jobs.oracle;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.gridline.jobs.postgres.RegisterServer;
import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Worlds full of dirt whose register lies in PostgreSQL are screened as the oracle says. {@code
 * -Dgridline.worlds.seed} and {@code -Dgridline.worlds.databases} set the seed and how many.
 */
class DirtyWorldsInPostgresIT {

  private static final long SEED = Long.getLong("gridline.worlds.seed", 20200124L);
  private static final int TRIES = Integer.getInteger("gridline.worlds.databases", 10);

  @TempDir Path folder;

  @Test
  void publishesOfEveryWorldWhatTheOracleSays() throws Exception {
    try (RegisterServer server = RegisterServer.start(folder.resolve("server"));
        WorldCheck check =
            new WorldCheck(
                folder.resolve("world"),
                register -> server.address(server.load(register)),
                world -> {})) {
      JqwikSession.run(
          () -> {
            RandomGenerator<DirtyWorld> worlds = DirtyWorlds.worlds().generator(1000, false);
            Random random = new Random(SEED);
            for (int i = 0; i < TRIES; i++) {
              DirtyWorld world = worlds.next(random).value();
              assertThatCode(() -> check.check(world))
                  .as("world %d of seed %d: %s", i, SEED, world)
                  .doesNotThrowAnyException();
            }
          });
    }
  }
}
