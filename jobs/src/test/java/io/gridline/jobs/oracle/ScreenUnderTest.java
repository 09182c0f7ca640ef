package io.gridline.jobs.oracle;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Whatever screens a world and publishes the lists. */
interface ScreenUnderTest {

  /**
   * Screens the world's feeds, register and cases.csv for the orders. However many records are
   * rejected, the run has to publish.
   */
  Published run(Path world, List<Path> orders, Instant asOf, Path out, int parallelism)
      throws Exception;

  /**
   * What was published.
   *
   * @param keys of an order's name, the function from the text that a key is made of (`person:1`)
   *     to the key
   */
  record Published(Path out, Function<String, Function<String, String>> keys) {
    Function<String, String> keyOf(String order) {
      return keys.apply(order);
    }
  }
}
