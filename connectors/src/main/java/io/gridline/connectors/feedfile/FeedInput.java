package io.gridline.connectors.feedfile;

import io.gridline.connectors.rows.ParquetFile;
import io.gridline.connectors.rows.RowGroups;
import io.gridline.pipelines.presence.Source;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/**
 * A sender's file.
 *
 * @param path relative to the feeds folder, with {@code /}
 * @param charsetName a charset of Java's
 * @param bytes its size
 */
public record FeedInput(Source source, String path, String charsetName, long bytes)
    implements Serializable {

  /**
   * The stretches in which the file can be landed by several tasks: a large Parquet file between
   * its row groups, any other in one.
   *
   * @param bytes of a stretch, about
   * @throws io.gridline.connectors.rows.BadInput when it is to be cut and is no whole Parquet file
   */
  public List<RowGroups> stretches(Path feeds, long bytes) {
    return bytes() < 2 * bytes || !FeedFile.canBeCut(path)
        ? List.of(RowGroups.ALL)
        : ParquetFile.stretches(feeds.resolve(path), path, bytes);
  }

  Charset charset() {
    return Charset.forName(charsetName);
  }
}
