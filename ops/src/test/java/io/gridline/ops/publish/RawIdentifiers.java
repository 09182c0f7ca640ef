package io.gridline.ops.publish;

import io.gridline.connectors.csv.CsvFile;
import io.gridline.connectors.csv.CsvRow;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every number and name of a person that stands in the files of a world, as bytes to look for. */
final class RawIdentifiers {

  private static final int SHORTEST = 6;
  private static final List<String> COLUMNS =
      List.of("msisdn", "document_type", "document_number", "passenger_name", "guest_name");

  private final Map<Integer, Set<String>> byLength = new HashMap<>();
  private int count;

  /**
   * @param references whose text is open: a name that stands there is not looked for
   */
  static RawIdentifiers of(List<Path> files, Path references) throws IOException {
    StringBuilder open = new StringBuilder();
    for (Path file : files(references)) {
      open.append(Files.readString(file));
    }
    RawIdentifiers identifiers = new RawIdentifiers();
    for (Path file : files) {
      try (CsvFile csv =
          CsvFile.open(file, file.toString(), StandardCharsets.UTF_8, COLUMNS, List.of())) {
        for (CsvRow row = csv.next(); row != null; row = csv.next()) {
          identifiers.add(row, open.toString());
        }
      }
    }
    return identifiers;
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void add(CsvRow row, String open) {
    add(row.value(0));
    add(Claim.phone(row.value(0)).number());
    add(row.value(2));
    Optional<ClaimType> type = ClaimType.document(row.value(1));
    type.ifPresent(of -> add(Claim.document(of, row.value(2)).number()));
    for (int name : new int[] {3, 4}) {
      if (!open.contains(row.value(name))) {
        add(row.value(name));
      }
    }
  }

  private void add(String text) {
    String bytes = bytes(text.getBytes(StandardCharsets.UTF_8));
    if (bytes.length() >= SHORTEST
        && byLength.computeIfAbsent(bytes.length(), length -> new HashSet<>()).add(bytes)) {
      count++;
    }
  }

  int count() {
    return count;
  }

  /** The first that stands in the message. */
  Optional<String> foundIn(byte[] message) {
    String bytes = bytes(message);
    for (Map.Entry<Integer, Set<String>> of : byLength.entrySet()) {
      for (int at = 0; at + of.getKey() <= bytes.length(); at++) {
        String part = bytes.substring(at, at + of.getKey());
        if (of.getValue().contains(part)) {
          return Optional.of(part);
        }
      }
    }
    return Optional.empty();
  }

  private static String bytes(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
