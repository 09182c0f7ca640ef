package io.gridline.connectors.hadoop;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A path on a Hadoop file system. Its text is its whole URI, not escaped, as Hadoop itself writes
 * paths: what is sent somewhere as text is the same path there. A relative one is its names alone.
 */
final class StoragePath implements Path {

  private final Storage storage;
  private final boolean absolute;
  private final List<String> names;

  StoragePath(Storage storage, boolean absolute, List<String> names) {
    this.storage = storage;
    this.absolute = absolute;
    this.names = List.copyOf(names);
  }

  /**
   * @param text names with {@code /} between them, and one at the start when it is absolute
   */
  static StoragePath parse(Storage storage, String text) {
    List<String> names =
        Arrays.stream(text.split("/"))
            .filter(name -> !name.isEmpty() && !name.equals("."))
            .toList();
    return new StoragePath(storage, text.startsWith("/"), names);
  }

  private static StoragePath ours(Path path) {
    if (path instanceof StoragePath ours) {
      return ours;
    }
    throw new ProviderMismatchException(path + " lies elsewhere");
  }

  Storage storage() {
    return storage;
  }

  /** The same for Hadoop. */
  org.apache.hadoop.fs.Path hadoop() {
    StoragePath whole = toAbsolutePath();
    return new org.apache.hadoop.fs.Path(
        storage.scheme(), storage.authority(), "/" + String.join("/", whole.names));
  }

  @Override
  public FileSystem getFileSystem() {
    return storage;
  }

  @Override
  public boolean isAbsolute() {
    return absolute;
  }

  @Override
  public Path getRoot() {
    return absolute ? new StoragePath(storage, true, List.of()) : null;
  }

  @Override
  public Path getFileName() {
    return names.isEmpty() ? null : getName(names.size() - 1);
  }

  @Override
  public Path getParent() {
    return names.isEmpty() || (names.size() == 1 && !absolute)
        ? null
        : new StoragePath(storage, absolute, names.subList(0, names.size() - 1));
  }

  @Override
  public int getNameCount() {
    return names.size();
  }

  @Override
  public Path getName(int index) {
    return subpath(index, index + 1);
  }

  @Override
  public Path subpath(int begin, int end) {
    return new StoragePath(storage, false, names.subList(begin, end));
  }

  @Override
  public boolean startsWith(Path other) {
    return other instanceof StoragePath ours
        && isBeside(ours)
        && ours.names.size() <= names.size()
        && names.subList(0, ours.names.size()).equals(ours.names);
  }

  @Override
  public boolean endsWith(Path other) {
    if (!(other instanceof StoragePath ours) || ours.names.size() > names.size()) {
      return false;
    }
    return ours.absolute
        ? equals(ours)
        : storage == ours.storage
            && names.subList(names.size() - ours.names.size(), names.size()).equals(ours.names);
  }

  private boolean isBeside(StoragePath other) {
    return storage == other.storage && absolute == other.absolute;
  }

  @Override
  public Path normalize() {
    List<String> normal = new ArrayList<>();
    for (String name : names) {
      boolean isUp = name.equals("..");
      if (isUp && !normal.isEmpty() && !normal.get(normal.size() - 1).equals("..")) {
        normal.remove(normal.size() - 1);
      } else if (!isUp || !absolute) {
        normal.add(name);
      }
    }
    return new StoragePath(storage, absolute, normal);
  }

  @Override
  public Path resolve(Path other) {
    StoragePath ours = ours(other);
    if (ours.absolute) {
      return ours;
    }
    List<String> all = new ArrayList<>(names);
    all.addAll(ours.names);
    return new StoragePath(storage, absolute, all);
  }

  @Override
  public Path relativize(Path other) {
    StoragePath ours = ours(other);
    if (!isBeside(ours)) {
      throw new IllegalArgumentException(other + " lies elsewhere than " + this);
    }
    int shared = 0;
    while (shared < names.size()
        && shared < ours.names.size()
        && names.get(shared).equals(ours.names.get(shared))) {
      shared++;
    }
    List<String> way = new ArrayList<>();
    for (int up = shared; up < names.size(); up++) {
      way.add("..");
    }
    way.addAll(ours.names.subList(shared, ours.names.size()));
    return new StoragePath(storage, false, way);
  }

  @Override
  public URI toUri() {
    try {
      StoragePath whole = toAbsolutePath();
      return new URI(
          storage.scheme(), storage.authority(), "/" + String.join("/", whole.names), null, null);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(this + " is no URI", e);
    }
  }

  @Override
  public StoragePath toAbsolutePath() {
    return absolute ? this : new StoragePath(storage, true, names);
  }

  /** There are no links to be followed. */
  @Override
  public Path toRealPath(LinkOption... options) {
    return toAbsolutePath().normalize();
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException("folders of Hadoop file systems are not watched");
  }

  @Override
  public int compareTo(Path other) {
    StoragePath ours = ours(other);
    int byStorage = storage.toString().compareTo(ours.storage.toString());
    if (byStorage != 0 || absolute != ours.absolute) {
      return byStorage != 0 ? byStorage : Boolean.compare(absolute, ours.absolute);
    }
    for (int i = 0; i < names.size() && i < ours.names.size(); i++) {
      int byName = names.get(i).compareTo(ours.names.get(i));
      if (byName != 0) {
        return byName;
      }
    }
    return Integer.compare(names.size(), ours.names.size());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoragePath ours && isBeside(ours) && names.equals(ours.names);
  }

  @Override
  public int hashCode() {
    return 31 * names.hashCode() + storage.hashCode();
  }

  @Override
  public String toString() {
    return (absolute ? storage + "/" : "") + String.join("/", names);
  }
}
