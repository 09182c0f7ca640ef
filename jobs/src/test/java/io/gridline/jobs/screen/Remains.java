package io.gridline.jobs.screen;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.LocalInputFile;

/** Searches files for text: their bytes, and what Parquet and Avro files hold compressed. */
final class Remains {

  private Remains() {}

  /** Which of the words stand in which file below the folder. */
  static List<String> found(Path folder, List<String> words) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : Folders.files(folder)) {
      String content = content(file);
      for (String word : words) {
        if (content.contains(Folders.bytesOf(word))) {
          found.add(word + " in " + folder.relativize(file));
        }
      }
    }
    return found;
  }

  private static String content(Path file) throws IOException {
    StringBuilder content = new StringBuilder();
    content.append(Folders.bytesOf(file.toString()));
    content.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    if (file.toString().endsWith(".parquet")) {
      try (ParquetReader<GenericRecord> records =
          AvroParquetReader.<GenericRecord>builder(
                  new LocalInputFile(file), new PlainParquetConfiguration())
              .withDataModel(GenericData.get())
              .build()) {
        for (GenericRecord record = records.read(); record != null; record = records.read()) {
          append(record, content);
        }
      }
    } else if (file.toString().endsWith(".avro")) {
      try (DataFileReader<GenericRecord> records =
          new DataFileReader<>(file.toFile(), new GenericDatumReader<>())) {
        records.forEach(record -> append(record, content));
      }
    }
    return content.toString();
  }

  private static void append(GenericRecord record, StringBuilder content) {
    for (int field = 0; field < record.getSchema().getFields().size(); field++) {
      Object value = record.get(field);
      if (value instanceof ByteBuffer bytes) {
        content.append(StandardCharsets.ISO_8859_1.decode(bytes.duplicate()));
      } else if (value instanceof GenericFixed fixed) {
        content.append(new String(fixed.bytes(), StandardCharsets.ISO_8859_1));
      } else {
        content.append(Folders.bytesOf(String.valueOf(value)));
      }
      content.append('\n');
    }
  }
}
