package io.gridline.ops.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;

/** Parquet rows without a schema of ours. */
final class Groups {

  private Groups() {}

  static ParquetReader<Group> reader(Path file) throws IOException {
    return new Reading(new LocalInputFile(file)).build();
  }

  static ParquetWriter<Group> writer(Path file, MessageType type) throws IOException {
    return ExampleParquetWriter.builder(new LocalOutputFile(file))
        .withType(type)
        .withConf(new PlainParquetConfiguration())
        .withCompressionCodec(CompressionCodecName.SNAPPY)
        // all of them are different
        .withDictionaryEncoding("claim_high", false)
        .withDictionaryEncoding("claim_low", false)
        .withDictionaryEncoding("person_id", false)
        .build();
  }

  private static final class Reading extends ParquetReader.Builder<Group> {
    Reading(InputFile file) {
      super(file, new PlainParquetConfiguration());
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}
