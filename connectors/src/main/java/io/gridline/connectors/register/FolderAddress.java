package io.gridline.connectors.register;

import io.gridline.pipelines.identity.Register;
import java.nio.file.Path;

/** A register of files. Who changes them during a run changes what the run sees. */
record FolderAddress(Path folder) implements RegisterAddress {

  private record OpenFolder(Register register) implements OpenRegister {
    @Override
    public void close() {}
  }

  @Override
  public void check() {
    RegisterFiles.open(folder);
  }

  @Override
  public OpenRegister open() {
    return new OpenFolder(RegisterFiles.open(folder));
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
