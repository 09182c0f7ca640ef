package io.gridline.connectors.hadoop;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.hdfs.protocol.HdfsFileStatus;

/** What Hadoop says of a file. */
record StorageAttributes(FileStatus status) implements BasicFileAttributes {

  @Override
  public FileTime lastModifiedTime() {
    return FileTime.fromMillis(status.getModificationTime());
  }

  @Override
  public FileTime lastAccessTime() {
    return FileTime.fromMillis(status.getAccessTime());
  }

  @Override
  public FileTime creationTime() {
    return lastModifiedTime();
  }

  @Override
  public boolean isRegularFile() {
    return status.isFile();
  }

  @Override
  public boolean isDirectory() {
    return status.isDirectory();
  }

  @Override
  public boolean isSymbolicLink() {
    return false;
  }

  @Override
  public boolean isOther() {
    return !status.isFile() && !status.isDirectory();
  }

  @Override
  public long size() {
    return status.getLen();
  }

  /** What tells a file from another that takes its place: an inode's number, an object's etag. */
  @Override
  public Object fileKey() {
    return status instanceof EtagSource object
        ? object.getEtag()
        : status instanceof HdfsFileStatus file ? (Object) file.getFileId() : null;
  }
}
