package io.gridline.ops.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Who takes part in a benchmark. */
interface Contender {

  /** The name on the command line and in the figures' file. */
  String id();

  String title();

  String version() throws IOException;

  /** A process that answers requests until its input ends. */
  List<String> server();

  /** The request to screen from {@code input} into {@code out}. */
  String request(Input input, Path out);

  /** A process that screens from {@code input} into {@code out} and ends. */
  List<String> once(Input input, Path out);

  /** The script that brings its entries and Gridline's beside one another. */
  String comparedBy();

  /** Where its entries are below {@code out}, as a pattern of Parquet files. */
  String entries(Path out);
}
