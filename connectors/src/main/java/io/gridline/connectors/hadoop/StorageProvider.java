package io.gridline.connectors.hadoop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * What {@link java.nio.file.Files} asks of {@link Storage}, as far as Gridline asks it: read, list,
 * make folders, write from the start, rename over, delete. All else is refused in so many words.
 *
 * <p>Not registered as a service: class loaders of a Flink cluster would not find it. Paths know
 * it.
 */
final class StorageProvider extends FileSystemProvider {

  /** What {@code Files.newOutputStream} means by nothing. */
  private static final Set<OpenOption> WHOLE =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);

  static final StorageProvider ONLY = new StorageProvider();

  private StorageProvider() {}

  static FileStatus status(StoragePath path) throws IOException {
    return HadoopErrors.of(path, () -> path.storage().hadoop().getFileStatus(path.hadoop()));
  }

  static boolean isThere(StoragePath path) throws IOException {
    try {
      return status(path) != null;
    } catch (NoSuchFileException | NotDirectoryException e) {
      return false;
    }
  }

  /**
   * The status for those who ask whether something is there. {@code Files.exists} and the like take
   * whatever goes wrong for "no"; of a storage that does not answer that would be an empty one, in
   * which what is published looks left over.
   */
  private static FileStatus certain(StoragePath path) throws IOException {
    try {
      return status(path);
    } catch (NoSuchFileException | NotDirectoryException absent) {
      throw absent;
    } catch (IOException unknown) {
      throw new UncheckedIOException(unknown);
    }
  }

  @Override
  public String getScheme() {
    return "hadoop";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
    throw new UnsupportedOperationException("Hadoop file systems are opened by their paths");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return getPath(uri).getFileSystem();
  }

  @Override
  public Path getPath(URI uri) {
    return Storage.path(uri.getScheme() + "://" + uri.getAuthority() + uri.getPath());
  }

  @Override
  public InputStream newInputStream(Path path, OpenOption... options) throws IOException {
    StoragePath ours = (StoragePath) path;
    return StorageChannel.stream(ours, status(ours), "sequential");
  }

  @Override
  public OutputStream newOutputStream(Path path, OpenOption... options) throws IOException {
    Set<OpenOption> asked = Set.of(options);
    return written(path, asked);
  }

  private static Written written(Path path, Set<? extends OpenOption> asked, FileAttribute<?>... as)
      throws IOException {
    boolean isNew = asked.contains(StandardOpenOption.CREATE_NEW);
    boolean isWhole = asked.isEmpty() || asked.containsAll(WHOLE);
    if (asked.contains(StandardOpenOption.APPEND) || (!isNew && !isWhole)) {
      throw new UnsupportedOperationException(path + ": files are only written from their start");
    }
    return Written.begin((StoragePath) path, !isNew, as);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return options.contains(StandardOpenOption.WRITE)
        ? new WrittenChannel(Channels.newChannel(written(path, options, attributes)))
        : StorageChannel.open((StoragePath) path);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    if (!options.stream().allMatch(StandardOpenOption.READ::equals)) {
      throw new UnsupportedOperationException(path + ": is written as a stream");
    }
    return StorageChannel.open((StoragePath) path);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    return Listing.of((StoragePath) folder, filter);
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    StoragePath ours = (StoragePath) folder;
    if (isThere(ours)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    // One that is made on the way would get other permissions.
    if (folder.getParent() instanceof StoragePath parent
        && !ours.storage().appearsWhenClosed()
        && !isThere(parent)) {
      throw new NoSuchFileException(parent.toString());
    }
    FsPermission permission = Written.permission(FsPermission.getDirDefault(), attributes);
    HadoopErrors.of(folder, () -> ours.storage().hadoop().mkdirs(ours.hadoop(), permission));
  }

  @Override
  public void delete(Path path) throws IOException {
    StoragePath ours = (StoragePath) path;
    if (!HadoopErrors.of(path, () -> ours.storage().hadoop().delete(ours.hadoop(), false))) {
      throw new NoSuchFileException(path.toString());
    }
  }

  /** Renames a file over another, at once. */
  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    if (!Arrays.asList(options).contains(StandardCopyOption.ATOMIC_MOVE)) {
      throw new UnsupportedOperationException("files are only moved at once");
    }
    StoragePath from = (StoragePath) source;
    StoragePath to = (StoragePath) target;
    if (from.storage() != to.storage() || from.storage().appearsWhenClosed()) {
      throw new AtomicMoveNotSupportedException(
          source.toString(), target.toString(), "an object store copies, and not at once");
    }
    HadoopErrors.of(
        target,
        () -> {
          from.storage().context().rename(from.hadoop(), to.hadoop(), Rename.OVERWRITE);
          return null;
        });
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) {
    throw new UnsupportedOperationException("files are copied through streams");
  }

  @Override
  public boolean isSameFile(Path path, Path other) {
    return path.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  @Override
  public boolean isHidden(Path path) {
    return path.getFileName() != null && path.getFileName().toString().startsWith(".");
  }

  @Override
  public FileStore getFileStore(Path path) {
    throw new UnsupportedOperationException("the room on a Hadoop file system");
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    StoragePath ours = (StoragePath) path;
    certain(ours);
    for (AccessMode mode : modes) {
      FsAction action =
          switch (mode) {
            case READ -> FsAction.READ;
            case WRITE -> FsAction.WRITE;
            case EXECUTE -> FsAction.EXECUTE;
          };
      HadoopErrors.of(
          path,
          () -> {
            ours.storage().hadoop().access(ours.hadoop(), action);
            return null;
          });
    }
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return null;
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    if (type != BasicFileAttributes.class) {
      throw new UnsupportedOperationException("attributes " + type.getSimpleName());
    }
    return type.cast(new StorageAttributes(certain((StoragePath) path)));
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options) {
    throw new UnsupportedOperationException("attributes " + names);
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options) {
    throw new UnsupportedOperationException("attribute " + name);
  }
}
