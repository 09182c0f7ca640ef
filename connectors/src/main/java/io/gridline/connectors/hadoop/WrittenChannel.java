package io.gridline.connectors.hadoop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A stream that is written, as a channel whose position is how much was written. */
final class WrittenChannel implements SeekableByteChannel {

  private final WritableByteChannel to;
  private long written;

  WrittenChannel(WritableByteChannel to) {
    this.to = to;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    int some = to.write(from);
    written += some;
    return some;
  }

  @Override
  public long position() {
    return written;
  }

  @Override
  public long size() {
    return written;
  }

  @Override
  public boolean isOpen() {
    return to.isOpen();
  }

  @Override
  public void close() throws IOException {
    to.close();
  }

  @Override
  public int read(ByteBuffer into) {
    throw onlyWritten();
  }

  @Override
  public SeekableByteChannel position(long next) {
    throw onlyWritten();
  }

  @Override
  public SeekableByteChannel truncate(long length) {
    throw onlyWritten();
  }

  private static UnsupportedOperationException onlyWritten() {
    return new UnsupportedOperationException("files are only written from their start");
  }
}
