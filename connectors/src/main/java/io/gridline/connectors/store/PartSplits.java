package io.gridline.connectors.store;

import io.gridline.connectors.file.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.enumerate.FileEnumerator;
import org.apache.flink.core.fs.Path;

/**
 * One split for each part, which lie where all of Gridline's files lie: Flink's own file systems,
 * and what they want to be configured, are not asked.
 */
public final class PartSplits implements FileEnumerator {

  @Override
  public Collection<FileSourceSplit> enumerateSplits(Path[] parts, int atLeast) throws IOException {
    List<FileSourceSplit> splits = new ArrayList<>();
    for (Path part : parts) {
      BasicFileAttributes file =
          Files.readAttributes(Location.path(part.toString()), BasicFileAttributes.class);
      splits.add(
          new FileSourceSplit(
              Integer.toString(splits.size()),
              part,
              0,
              file.size(),
              file.lastModifiedTime().toMillis(),
              file.size()));
    }
    return splits;
  }
}
