package io.gridline.jobs.publish;

import io.gridline.pipelines.presence.Source;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** Which records are published. */
public sealed interface Records {

  /** Whether all of them lie before the orders' own messages: then the orders come last. */
  default boolean areSentFirst() {
    return false;
  }

  /** Orders and cases alone. */
  record None() implements Records {}

  /**
   * The files of a feeds folder.
   *
   * @param only one of the sources; all that the orders want when absent
   * @param speed how many times faster than they happened, by their start; all at once when absent
   */
  record OfFolder(Path feeds, Optional<Source> only, OptionalDouble speed) implements Records {

    @Override
    public boolean areSentFirst() {
      return speed.isEmpty();
    }
  }

  /**
   * Records of one source as they come, CSV with a header.
   *
   * @param feeds the folder that has the reference files
   */
  record AsTheyCome(Path feeds, Source source, InputStream csv) implements Records {}
}
