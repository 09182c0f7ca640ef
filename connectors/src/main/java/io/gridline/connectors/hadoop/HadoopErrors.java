package io.gridline.connectors.hadoop;

import io.gridline.connectors.file.OwnClassLoader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.PathIsNotEmptyDirectoryException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.security.AccessControlException;

/**
 * What Hadoop throws, as an operator knows it from other file systems: of a path, with a reason in
 * one line.
 */
final class HadoopErrors {

  private HadoopErrors() {}

  /** Asks Hadoop for something. */
  interface Asking<T> {
    T ask() throws IOException;
  }

  /**
   * What was asked for of a path.
   *
   * @throws FileSystemException when that does not go
   */
  static <T> T of(Path path, Asking<T> asking) throws IOException {
    try (OwnClassLoader ignored = OwnClassLoader.open()) {
      return asking.ask();
    } catch (IOException e) {
      throw explained(path, e);
    } catch (IllegalArgumentException e) {
      // Hadoop wraps an unknown host so.
      if (e.getCause() instanceof IOException cause) {
        throw explained(path, cause);
      }
      throw e;
    }
  }

  static IOException explained(Path path, IOException failure) {
    IOException cause =
        failure instanceof RemoteException remote ? remote.unwrapRemoteException() : failure;
    if (cause instanceof FileSystemException known) {
      return known;
    }
    String file = path.toString();
    FileSystemException explained =
        cause instanceof FileNotFoundException
            ? new NoSuchFileException(file)
            : cause instanceof org.apache.hadoop.fs.FileAlreadyExistsException
                ? new FileAlreadyExistsException(file)
                : cause instanceof PathIsNotEmptyDirectoryException
                    ? new DirectoryNotEmptyException(file)
                    : cause instanceof ParentNotDirectoryException
                        ? new NotDirectoryException(file)
                        : cause instanceof AccessControlException
                            ? new AccessDeniedException(file, null, reason(cause))
                            : new FileSystemException(file, null, reason(cause));
    explained.initCause(failure);
    return explained;
  }

  private static String reason(IOException cause) {
    for (Throwable behind = cause; behind != null; behind = behind.getCause()) {
      // By its name: the client of S3 is there only when it is asked for.
      if (behind.getClass().getSimpleName().equals("NoSuchBucketException")) {
        return "there is no such bucket";
      }
      if (behind instanceof UnknownHostException) {
        return "there is no such host";
      }
      if (behind instanceof ConnectException
          || behind instanceof NoRouteToHostException
          || behind instanceof SocketTimeoutException) {
        return "its server cannot be reached";
      }
    }
    String said = cause.getMessage();
    return said == null || said.isBlank()
        ? cause.getClass().getSimpleName()
        : said.lines().findFirst().orElseThrow().strip();
  }
}
