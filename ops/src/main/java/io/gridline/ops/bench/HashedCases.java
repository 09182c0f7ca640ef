package io.gridline.ops.bench;

import io.gridline.connectors.seal.GateKeys;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** A benchmark's cases with their claims hashed; times in milliseconds since 1970. */
record HashedCases(GateKeys keys) {

  private static final MessageType CASE =
      MessageTypeParser.parseMessageType(
          "message cases { required int64 claim_high; required int64 claim_low;"
              + " required int64 infectious_from; required int64 infectious_to; }");

  /** The world writes its cases without quotes, in this order of columns. */
  void write(Path cases, Path to) throws IOException {
    List<String> lines = Files.readAllLines(cases);
    try (ParquetWriter<Group> writer = Groups.writer(to, CASE)) {
      for (String line : lines.subList(1, lines.size())) {
        String[] columns = line.split(",");
        ClaimType type = ClaimType.document(columns[1]).orElseThrow();
        Group row = new SimpleGroup(CASE);
        HashedRegister.put(keys.hash(Claim.document(type, columns[2])), row);
        row.append("infectious_from", millis(columns[3]));
        row.append("infectious_to", millis(columns[4]));
        writer.write(row);
      }
    }
  }

  private static long millis(String time) {
    return OffsetDateTime.parse(time).toInstant().toEpochMilli();
  }
}
