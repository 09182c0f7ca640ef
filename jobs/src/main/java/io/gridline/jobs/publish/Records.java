package io.gridline.jobs.publish;

import io.gridline.pipelines.presence.Source;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

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
   * @param replay all at once when absent
   */
  record OfFolder(Path feeds, Optional<Source> only, Optional<Replay> replay) implements Records {

    @Override
    public boolean areSentFirst() {
      return replay.isEmpty();
    }
  }

  /**
   * Records of one source as they come, CSV with a header.
   *
   * @param feeds the folder that has the reference files
   */
  record AsTheyCome(Path feeds, Source source, InputStream csv) implements Records {}
}
