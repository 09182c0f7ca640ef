package io.gridline.connectors.hadoop;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.EnumSet;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.client.HdfsDataOutputStream;
import org.apache.hadoop.hdfs.client.HdfsDataOutputStream.SyncFlag;
import org.apache.hadoop.ipc.RemoteException;

/**
 * A lock by the NameNode's lease: its file is held open for writing, which one client at a time
 * can. The client renews the lease as long as its process lives; a minute after the last renewal
 * the NameNode gives it to the next that asks. The file stays empty, so that no DataNode is needed
 * to give a dead holder's lease away.
 */
final class LeaseLock implements StorageLock {

  private static final FsPermission OWNER_ONLY = new FsPermission((short) 0600);

  private final StoragePath path;
  private final FSDataOutputStream lease;

  private LeaseLock(StoragePath path, FSDataOutputStream lease) {
    this.path = path;
    this.lease = lease;
  }

  static LeaseLock take(StoragePath path) throws IOException {
    FileSystem hadoop = HadoopErrors.of(path, () -> path.storage().hadoop());
    try {
      return new LeaseLock(path, opened(path, hadoop));
    } catch (NoSuchFileException missing) {
      try {
        return new LeaseLock(path, made(path, hadoop));
      } catch (FileAlreadyExistsException madeMeanwhile) {
        return new LeaseLock(path, opened(path, hadoop));
      }
    }
  }

  private static FSDataOutputStream opened(StoragePath path, FileSystem hadoop) throws IOException {
    return unlessTaken(path, () -> hadoop.append(path.hadoop()));
  }

  private static FSDataOutputStream made(StoragePath path, FileSystem hadoop) throws IOException {
    return unlessTaken(
        path,
        () ->
            hadoop.create(
                path.hadoop(),
                OWNER_ONLY,
                EnumSet.of(CreateFlag.CREATE),
                1 << 12,
                hadoop.getDefaultReplication(path.hadoop()),
                hadoop.getDefaultBlockSize(path.hadoop()),
                null));
  }

  private static FSDataOutputStream unlessTaken(
      StoragePath path, HadoopErrors.Asking<FSDataOutputStream> asking) throws IOException {
    return HadoopErrors.of(
        path,
        () -> {
          try {
            return asking.ask();
          } catch (IOException e) {
            throw isTaken(e) ? taken(path) : e;
          }
        });
  }

  /** By the name, since clients do not know the class that says that a lease is being ended. */
  private static boolean isTaken(IOException failure) {
    String said =
        failure instanceof RemoteException remote
            ? remote.getClassName()
            : failure.getClass().getName();
    return said.endsWith("AlreadyBeingCreatedException")
        || said.endsWith("RecoveryInProgressException");
  }

  private static LockTaken taken(StoragePath path) {
    return new LockTaken(path, "one that was killed lets go of it after a minute");
  }

  /** Has the NameNode look at the lease. */
  @Override
  public void requireHeld() throws IOException {
    try {
      if (lease instanceof HdfsDataOutputStream hdfs) {
        hdfs.hsync(EnumSet.of(SyncFlag.UPDATE_LENGTH));
      } else {
        lease.hsync();
      }
    } catch (IOException e) {
      throw (IOException)
          new FileSystemException(
                  path.toString(), null, "this run was cut off for long and has lost its lock")
              .initCause(e);
    }
  }

  @Override
  public void close() {
    try {
      lease.close();
    } catch (IOException notOurs) {
      // It is another's, or goes to the next after a while.
    }
  }
}
