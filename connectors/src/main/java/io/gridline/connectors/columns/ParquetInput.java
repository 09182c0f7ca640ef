package io.gridline.connectors.columns;

import io.gridline.connectors.file.Location;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A file for parquet-java to read: one of this machine in its own way, one that lies elsewhere
 * through a channel.
 */
public final class ParquetInput implements InputFile {

  private final Path file;

  private ParquetInput(Path file) {
    this.file = file;
  }

  public static InputFile of(Path file) {
    return Location.isLocal(file) ? new LocalInputFile(file) : new ParquetInput(file);
  }

  @Override
  public long getLength() throws IOException {
    return Files.size(file);
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    return new ChannelStream(FileChannel.open(file, StandardOpenOption.READ));
  }

  private static final class ChannelStream extends DelegatingSeekableInputStream {

    private final FileChannel channel;

    ChannelStream(FileChannel channel) {
      super(Channels.newInputStream(channel));
      this.channel = channel;
    }

    @Override
    public long getPos() throws IOException {
      return channel.position();
    }

    @Override
    public void seek(long position) throws IOException {
      channel.position(position);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
