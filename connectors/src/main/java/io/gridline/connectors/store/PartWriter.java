package io.gridline.connectors.store;

import io.gridline.connectors.columns.ContractWriting;
import io.gridline.connectors.columns.ParquetOutput;
import io.gridline.connectors.file.Draft;
import io.gridline.connectors.file.WholeFile;
import io.gridline.pipelines.presence.Revision;
import io.gridline.schemas.Schemas;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
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

/**
 * Writes one part beside its place; {@link #finish} moves it there. A part that is not finished
 * leaves nothing named.
 */
public final class PartWriter implements Closeable {

  private static final long ROW_GROUP = 16L << 20;
  private static final int DICTIONARY = 4 << 20;

  private final Store.PartFiles files;
  private final List<Draft> drafts = new ArrayList<>();
  private final ParquetWriter<Revision> data;
  private final RecordIds.Writer ids;
  private final DataFileWriter<GenericRecord> rejected;
  private long accepted;
  private boolean finished;

  public PartWriter(Path store, String partId) throws IOException {
    files = Store.partFiles(store, partId);
    try {
      for (Path place : files.contents()) {
        drafts.add(Draft.of(place));
      }
      data = data(drafts.get(0).stream());
      ids = new RecordIds.Writer(drafts.get(1).stream());
      rejected = new DataFileWriter<>(new GenericDatumWriter<>(Schemas.DEAD_LETTER));
      rejected.setCodec(CodecFactory.zstandardCodec(3));
      rejected.create(Schemas.DEAD_LETTER, drafts.get(2).stream());
    } catch (IOException | RuntimeException failure) {
      takeBack(failure);
      throw failure;
    }
  }

  private static ParquetWriter<Revision> data(OutputStream to) throws IOException {
    // Most of a part is seals and hashes, which more effort makes no smaller.
    PlainParquetConfiguration configuration = new PlainParquetConfiguration();
    configuration.setInt(ZstandardCodec.PARQUET_COMPRESS_ZSTD_LEVEL, 1);
    return new ContractWriting.Builder<>(new ParquetOutput(to), PresenceWriting::new)
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
    for (Draft draft : drafts) {
      draft.put();
    }
    byte[] written = Store.JSON.writeValueAsBytes(about);
    WholeFile.write(files.about(), file -> file.write(written));
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
    for (Draft draft : drafts) {
      draft.close();
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
    for (Draft draft : drafts) {
      try {
        draft.close();
      } catch (IOException further) {
        failure.addSuppressed(further);
      }
    }
  }
}
