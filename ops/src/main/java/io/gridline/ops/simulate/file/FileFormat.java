package io.gridline.ops.simulate.file;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The formats in which senders send files, and a register's tables are kept (contract, 2). */
public enum FileFormat {
  CSV("csv"),
  CSV_GZ("csv.gz"),
  PARQUET("parquet"),
  AVRO("avro");

  private final String word;

  FileFormat(String word) {
    this.word = word;
  }

  /** As it is written on a command line; a file's name ends with it after a dot. */
  public String word() {
    return word;
  }

  public boolean isCsv() {
    return this == CSV || this == CSV_GZ;
  }

  /**
   * The format of a word.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static FileFormat of(String word) {
    for (FileFormat format : values()) {
      if (format.word.equals(word)) {
        return format;
      }
    }
    String known = Arrays.stream(values()).map(FileFormat::word).collect(Collectors.joining(", "));
    throw new IllegalArgumentException("'" + word + "' is not a format: expected " + known);
  }
}
