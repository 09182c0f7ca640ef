package io.gridline.connectors.hadoop;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.RemoteIterator;

/** What lies in a folder, asked for as it is gone through. */
final class Listing implements DirectoryStream<Path>, Iterator<Path> {

  private final StoragePath folder;
  private final RemoteIterator<FileStatus> children;
  private final Filter<? super Path> filter;
  private Path next;

  private Listing(
      StoragePath folder, RemoteIterator<FileStatus> children, Filter<? super Path> filter) {
    this.folder = folder;
    this.children = children;
    this.filter = filter;
  }

  static Listing of(StoragePath folder, Filter<? super Path> filter) throws IOException {
    if (!StorageProvider.status(folder).isDirectory()) {
      throw new NotDirectoryException(folder.toString());
    }
    return new Listing(
        folder,
        HadoopErrors.of(
            folder, () -> folder.storage().hadoop().listStatusIterator(folder.hadoop())),
        filter);
  }

  @Override
  public Iterator<Path> iterator() {
    return this;
  }

  @Override
  public boolean hasNext() {
    try {
      while (next == null && HadoopErrors.of(folder, children::hasNext)) {
        FileStatus status = HadoopErrors.of(folder, children::next);
        Path child = folder.resolve(status.getPath().getName());
        next = filter.accept(child) ? child : null;
      }
      return next != null;
    } catch (IOException e) {
      throw new DirectoryIteratorException(e);
    }
  }

  @Override
  public Path next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Path given = next;
    next = null;
    return given;
  }

  @Override
  public void close() {}
}
