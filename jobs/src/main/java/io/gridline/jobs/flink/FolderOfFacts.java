package io.gridline.jobs.flink;

import io.gridline.pipelines.scheduled.FactFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Facts lie in a folder of the cluster's own. */
record FolderOfFacts(Path folder) implements FactFiles.Place {

  @Override
  public OutputStream begin(String name) throws IOException {
    return Files.newOutputStream(folder.resolve(name));
  }

  @Override
  public String uri(String name) {
    return folder.resolve(name).toUri().toString();
  }
}
