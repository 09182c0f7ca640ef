package io.gridline.connectors.hadoop;

import io.gridline.connectors.file.OwnClassLoader;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.hdfs.DistributedFileSystem;

/**
 * A Hadoop file system: a NameNode's files, a bucket's objects. There is one of these for each in a
 * process; it is set up when it is first asked for something.
 */
public final class Storage extends FileSystem {

  private static final Map<URI, Storage> KNOWN = new ConcurrentHashMap<>();

  private final String scheme;
  private final String authority;
  private final Configuration settings;
  private org.apache.hadoop.fs.FileSystem opened;
  private FileContext context;
  private Boolean appearsWhenClosed;

  private Storage(URI uri, Configuration settings) {
    this.scheme = uri.getScheme();
    this.authority = uri.getAuthority();
    this.settings = settings;
  }

  /**
   * The path that a text names; nothing is asked of the storage for it.
   *
   * @param text {@code SCHEME://HOST[:PORT]/...}; without a host, {@code SCHEME:///...}, that of
   *     Hadoop's configuration
   * @throws IllegalArgumentException when it is none, or Hadoop knows no such scheme; the message
   *     says so
   */
  public static Path path(String text) {
    int host = text.indexOf("://");
    int slash = host < 0 ? -1 : text.indexOf('/', host + 3);
    if (host <= 0) {
      throw new IllegalArgumentException(text + ": expected SCHEME://HOST/FOLDER");
    }
    String scheme = text.substring(0, host);
    String authority = text.substring(host + 3, slash < 0 ? text.length() : slash);
    Storage storage = of(scheme, authority, text);
    return StoragePath.parse(storage, slash < 0 ? "/" : text.substring(slash)).normalize();
  }

  /** The storage that a path lies in; the path came from here. */
  public static Storage of(Path path) {
    return ((StoragePath) path).storage();
  }

  private static Storage of(String scheme, String authority, String text) {
    try {
      URI uri = new URI(scheme, authority.isEmpty() ? null : authority, "/", null, null);
      Storage known = KNOWN.get(uri);
      if (known != null) {
        return known;
      }
      try (OwnClassLoader ignored = OwnClassLoader.open()) {
        return known(uri, text);
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(text + ": expected SCHEME://HOST/FOLDER", e);
    }
  }

  private static Storage known(URI uri, String text) {
    Configuration settings = HadoopSettings.read(System.getenv("HADOOP_CONF_DIR"));
    URI whole = uri;
    if (uri.getAuthority() == null) {
      URI byDefault = org.apache.hadoop.fs.FileSystem.getDefaultUri(settings);
      if (uri.getScheme().equals(byDefault.getScheme()) && byDefault.getAuthority() != null) {
        whole = byDefault.resolve("/");
      }
    }
    try {
      org.apache.hadoop.fs.FileSystem.getFileSystemClass(uri.getScheme(), settings);
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          text + ": there is no file system for " + uri.getScheme() + "://", e);
    }
    Storage made = KNOWN.computeIfAbsent(whole, missing -> new Storage(missing, settings));
    KNOWN.putIfAbsent(uri, made);
    return made;
  }

  String scheme() {
    return scheme;
  }

  String authority() {
    return authority;
  }

  /** Hadoop's own; shared by all that read and write here, and never closed. */
  synchronized org.apache.hadoop.fs.FileSystem hadoop() throws IOException {
    if (opened == null) {
      opened = org.apache.hadoop.fs.FileSystem.newInstance(uri(), settings);
    }
    return opened;
  }

  /** The side of Hadoop that can rename over a file at once. */
  synchronized FileContext context() throws IOException {
    if (context == null) {
      context = FileContext.getFileContext(uri(), settings);
    }
    return context;
  }

  private URI uri() {
    return URI.create(this + "/");
  }

  /**
   * Whether a file here appears, whole, when its stream is closed, and not before: an object store.
   * Renaming is then copying, and not done at once.
   */
  public boolean appearsWhenClosed() throws IOException {
    synchronized (this) {
      if (appearsWhenClosed != null) {
        return appearsWhenClosed;
      }
    }
    Path root = new StoragePath(this, true, List.of());
    boolean asked =
        HadoopErrors.of(
            root,
            () ->
                hadoop()
                    .hasPathCapability(
                        new org.apache.hadoop.fs.Path(uri()),
                        CommonPathCapabilities.ABORTABLE_STREAM));
    synchronized (this) {
      appearsWhenClosed = asked;
    }
    return asked;
  }

  /**
   * Whether a file or folder is there.
   *
   * @throws IOException when the storage does not say
   */
  public static boolean isThere(Path path) throws IOException {
    return StorageProvider.isThere((StoragePath) path);
  }

  /** Whether nobody is writing a file; what is still written may be longer than its size. */
  public boolean isSettled(Path file) throws IOException {
    StoragePath ours = (StoragePath) file;
    return HadoopErrors.of(
        file,
        () ->
            !(hadoop() instanceof DistributedFileSystem hdfs) || hdfs.isFileClosed(ours.hadoop()));
  }

  /** Begins a file that takes the place of one that is there. */
  public static Written begin(Path path, FileAttribute<?>... attributes) throws IOException {
    return Written.begin((StoragePath) path, true, attributes);
  }

  /** Deletes a file or folder with everything below it; nothing when there is nothing. */
  public static void deleteTree(Path root) throws IOException {
    StoragePath ours = (StoragePath) root;
    HadoopErrors.of(root, () -> ours.storage().hadoop().delete(ours.hadoop(), true));
  }

  /**
   * Takes a lock that only one process at a time has, until it is closed or its holder is dead.
   *
   * @param file the lock's file, in a folder that is there
   * @throws LockTaken when another has it
   */
  public static StorageLock lock(Path file) throws IOException {
    StoragePath ours = (StoragePath) file;
    return ours.storage().appearsWhenClosed() ? ObjectLock.take(ours) : LeaseLock.take(ours);
  }

  @Override
  public FileSystemProvider provider() {
    return StorageProvider.ONLY;
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException("a Hadoop file system is open as long as its process");
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return "/";
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return List.of(new StoragePath(this, true, List.of()));
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return List.of();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return Set.of("basic");
  }

  @Override
  public Path getPath(String first, String... more) {
    String text = more.length == 0 ? first : first + "/" + String.join("/", more);
    return text.startsWith(this + "/") ? path(text) : StoragePath.parse(this, text);
  }

  @Override
  public PathMatcher getPathMatcher(String pattern) {
    throw new UnsupportedOperationException("patterns of paths");
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException("users of a Hadoop file system");
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException("folders of Hadoop file systems are not watched");
  }

  /** The beginning of the URIs of all that lies here. */
  @Override
  public String toString() {
    return scheme + "://" + (authority == null ? "" : authority);
  }
}
