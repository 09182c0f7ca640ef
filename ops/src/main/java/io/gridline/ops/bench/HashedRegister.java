package io.gridline.ops.bench;

import io.gridline.connectors.seal.GateKeys;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.ClaimType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** A benchmark's register with its claims hashed; of each row what a screening asks for. */
record HashedRegister(GateKeys keys) {

  private static final String CLAIM = "required int64 claim_high; required int64 claim_low; ";
  private static final int MICROS_PER_MILLI = 1000;

  private static final MessageType PERSON =
      MessageTypeParser.parseMessageType(
          "message person { "
              + CLAIM
              + "required binary person_id (UTF8); optional binary household_id (UTF8);"
              + " required binary registered_division (UTF8);"
              + " required binary residence_division (UTF8); }");
  private static final MessageType TRAVEL_DOCUMENT =
      MessageTypeParser.parseMessageType(
          "message travel_document { " + CLAIM + "required binary person_id (UTF8); }");
  private static final MessageType SUBSCRIPTION =
      MessageTypeParser.parseMessageType(
          "message subscription { "
              + CLAIM
              + "required binary person_id (UTF8); required int64 valid_from;"
              + " optional int64 valid_to; }");

  private interface Hashing {
    void hash(Group from, Group to);
  }

  void write(Path register, Path hashed) throws IOException {
    table(register, hashed, "person", PERSON, this::person);
    table(register, hashed, "travel_document", TRAVEL_DOCUMENT, this::document);
    table(register, hashed, "subscription", SUBSCRIPTION, this::subscription);
  }

  /** Hashes a claim into a row. */
  static void put(ClaimHash hash, Group to) {
    to.append("claim_high", hash.high()).append("claim_low", hash.low());
  }

  private void person(Group from, Group to) {
    put(keys.hash(Claim.document(ClaimType.RESIDENT_ID, from.getString("id_number", 0))), to);
    copy(from, to, "person_id", "household_id", "registered_division", "residence_division");
  }

  private void document(Group from, Group to) {
    ClaimType type = ClaimType.document(from.getString("document_type", 0)).orElseThrow();
    put(keys.hash(Claim.document(type, from.getString("document_number", 0))), to);
    copy(from, to, "person_id");
  }

  private void subscription(Group from, Group to) {
    put(keys.hash(Claim.phone(from.getString("msisdn", 0))), to);
    copy(from, to, "person_id");
    for (String time : List.of("valid_from", "valid_to")) {
      if (from.getFieldRepetitionCount(time) > 0) {
        to.append(time, from.getLong(time, 0) / MICROS_PER_MILLI);
      }
    }
  }

  private static void copy(Group from, Group to, String... columns) {
    for (String column : columns) {
      if (from.getFieldRepetitionCount(column) > 0) {
        to.append(column, from.getString(column, 0));
      }
    }
  }

  private static void table(
      Path register, Path hashed, String table, MessageType type, Hashing hashing)
      throws IOException {
    Files.createDirectories(hashed.resolve(table));
    try (Stream<Path> files = Files.list(register.resolve(table))) {
      files.toList().parallelStream()
          .forEach(
              file -> file(file, hashed.resolve(table).resolve(file.getFileName()), type, hashing));
    }
  }

  private static void file(Path from, Path to, MessageType type, Hashing hashing) {
    try (ParquetReader<Group> reader = Groups.reader(from);
        ParquetWriter<Group> writer = Groups.writer(to, type)) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        Group hashed = new SimpleGroup(type);
        hashing.hash(row, hashed);
        writer.write(hashed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
