package io.gridline.connectors.feedfile;

import io.gridline.pipelines.presence.Source;
import java.io.Serializable;
import java.nio.charset.Charset;

/**
 * A sender's file.
 *
 * @param path relative to the feeds folder, with {@code /}
 * @param charsetName a charset of Java's
 * @param bytes its size
 */
public record FeedInput(Source source, String path, String charsetName, long bytes)
    implements Serializable {

  Charset charset() {
    return Charset.forName(charsetName);
  }
}
