package io.gridline.connectors.rows;

import io.gridline.connectors.file.Location;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.file.SeekableFileInput;
import org.apache.avro.file.SeekableInput;

/** A file for Avro to read: one of this machine in its own way, one elsewhere through a channel. */
record AvroInput(SeekableByteChannel channel) implements SeekableInput {

  static SeekableInput of(Path file) throws IOException {
    return Location.isLocal(file)
        ? new SeekableFileInput(file.toFile())
        : new AvroInput(Files.newByteChannel(file));
  }

  @Override
  public void seek(long position) throws IOException {
    channel.position(position);
  }

  @Override
  public long tell() throws IOException {
    return channel.position();
  }

  @Override
  public long length() throws IOException {
    return channel.size();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return channel.read(ByteBuffer.wrap(bytes, offset, length));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
