package io.gridline.connectors.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/**
 * Written beside its place, and renamed over it. On a Hadoop file system it is on the disks once it
 * is closed.
 */
final class DraftBeside extends Draft {

  private final Path place;
  private final Path beside;
  private final FileAttribute<?>[] attributes;
  private OutputStream out;
  private boolean isPut;

  DraftBeside(Path place, Path beside, FileAttribute<?>... attributes) {
    this.place = place;
    this.beside = beside;
    this.attributes = attributes;
  }

  @Override
  OutputStream opened() throws IOException {
    out =
        attributes.length == 0
            ? Files.newOutputStream(beside)
            : Channels.newOutputStream(
                Files.newByteChannel(
                    beside,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    attributes));
    return out;
  }

  @Override
  public void put() throws IOException {
    whole();
    WholeFile.force(beside, StandardOpenOption.WRITE);
    move();
    WholeFile.force(place.getParent(), StandardOpenOption.READ);
  }

  @Override
  public void putUnforced() throws IOException {
    whole();
    move();
  }

  private void whole() throws IOException {
    stream().flush();
    out.close();
  }

  private void move() throws IOException {
    Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
    isPut = true;
  }

  @Override
  public void close() throws IOException {
    if (isPut || out == null) {
      return;
    }
    try {
      out.close();
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
