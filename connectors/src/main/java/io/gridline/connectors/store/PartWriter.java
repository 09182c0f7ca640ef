package io.gridline.connectors.store;

import io.gridline.connectors.columns.ContractWriting;
import io.gridline.connectors.file.WholeFile;
import io.gridline.pipelines.presence.Revision;
import io.gridline.schemas.Schemas;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.codec.ZstandardCodec;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * Writes one part beside its place; {@link #finish} moves it there. A part that is not finished
 * leaves nothing named.
 */
public final class PartWriter implements Closeable {

  private static final long ROW_GROUP = 16L << 20;
  private static final int DICTIONARY = 4 << 20;

  private final Store.PartFiles files;
  private final List<Closeable> opened = new ArrayList<>();
  private final ParquetWriter<Revision> data;
  private final RecordIds.Writer ids;
  private final DataFileWriter<GenericRecord> rejected;
  private long accepted;
  private boolean finished;

  public PartWriter(Path store, String partId) throws IOException {
    files = Store.partFiles(store, partId);
    try {
      data = data();
      ids = new RecordIds.Writer(stream(files.ids()));
      rejected = new DataFileWriter<>(new GenericDatumWriter<>(Schemas.DEAD_LETTER));
      rejected.setCodec(CodecFactory.zstandardCodec(3));
      rejected.create(Schemas.DEAD_LETTER, stream(files.rejected()));
    } catch (IOException | RuntimeException failure) {
      takeBack(failure);
      throw failure;
    }
  }

  private ParquetWriter<Revision> data() throws IOException {
    // Most of a part is seals and hashes, which more effort makes no smaller.
    PlainParquetConfiguration configuration = new PlainParquetConfiguration();
    configuration.setInt(ZstandardCodec.PARQUET_COMPRESS_ZSTD_LEVEL, 1);
    LocalOutputFile place = new LocalOutputFile(WholeFile.next(files.data()));
    return new ContractWriting.Builder<>(new Remembered(place), PresenceWriting::new)
        .withConf(configuration)
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withStatisticsEnabled(false)
        .withRowGroupSize(ROW_GROUP)
        .withDictionaryPageSize(DICTIONARY)
        .withDictionaryEncoding("claim_hash", false)
        .withDictionaryEncoding("started_at", false)
        .withDictionaryEncoding("ended_at", false)
        .withDictionaryEncoding("compare_sealed", false)
        .withDictionaryEncoding("claim_sealed", false)
        .withDictionaryEncoding("name_sealed", false)
        .withDictionaryEncoding("record_id", false)
        .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
        .build();
  }

  private OutputStream stream(Path place) throws IOException {
    OutputStream stream = Files.newOutputStream(WholeFile.next(place));
    opened.add(stream);
    return stream;
  }

  /** Parquet's writer leaves its file open when its last pages find no room on the disk. */
  private final class Remembered implements OutputFile {

    private final OutputFile file;

    Remembered(OutputFile file) {
      this.file = file;
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) throws IOException {
      return createOrOverwrite(blockSizeHint);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
      PositionOutputStream stream = file.createOrOverwrite(blockSizeHint);
      opened.add(stream);
      return stream;
    }

    @Override
    public boolean supportsBlockSize() {
      return file.supportsBlockSize();
    }

    @Override
    public long defaultBlockSize() {
      return file.defaultBlockSize();
    }

    @Override
    public String getPath() {
      return file.getPath();
    }
  }

  /**
   * @param idHash keyed 64-bit hash of the record's id
   */
  public void accept(Revision revision, long idHash) throws IOException {
    data.write(revision);
    ids.add(idHash, Math.toIntExact(accepted));
    accepted++;
  }

  /**
   * @param sealedRaw the record as it was sent, sealed; null for carrier
   */
  public void reject(String source, String file, long line, String reason, byte[] sealedRaw)
      throws IOException {
    GenericRecord letter = new GenericData.Record(Schemas.DEAD_LETTER);
    letter.put("source", source);
    letter.put("file", file);
    letter.put("line", line);
    letter.put("reason", reason);
    letter.put("raw_sealed", sealedRaw == null ? null : ByteBuffer.wrap(sealedRaw));
    rejected.append(letter);
  }

  /** How many records were accepted up to now. */
  public long accepted() {
    return accepted;
  }

  /** Completes the part and puts its files in their places; what is said of it comes last. */
  public void finish(StoredPart about) throws IOException {
    closeFiles();
    for (Path place : files.contents()) {
      WholeFile.put(WholeFile.next(place), place);
    }
    WholeFile.write(files.about(), next -> Store.JSON.writeValue(next.toFile(), about));
    finished = true;
  }

  /** Takes back what was written of a part that is not finished. */
  @Override
  public void close() throws IOException {
    if (finished) {
      return;
    }
    try {
      closeFiles();
    } catch (IOException | RuntimeException failure) {
      takeBack(failure);
      throw failure;
    }
    for (Path place : files.all()) {
      Files.deleteIfExists(WholeFile.next(place));
    }
  }

  private void closeFiles() throws IOException {
    try (data;
        ids;
        rejected) {
      // each is closed, the last first, whatever the others throw
    }
  }

  private void takeBack(Exception failure) {
    List<Closeable> all = new ArrayList<>(opened);
    files.all().forEach(place -> all.add(() -> Files.deleteIfExists(WholeFile.next(place))));
    for (Closeable one : all) {
      try {
        one.close();
      } catch (IOException further) {
        failure.addSuppressed(further);
      }
    }
  }
}
