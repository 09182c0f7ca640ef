package io.gridline.jobs.oracle;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Publishes the oracle's own answer, with or without a mistake: a test of the comparison. */
final class MirrorScreen implements ScreenUnderTest {
  private final Oracle oracle;
  private final UnaryOperator<TextTable> mistake;

  MirrorScreen(Oracle oracle, UnaryOperator<TextTable> mistakeInEntries) {
    this.oracle = oracle;
    this.mistake = mistakeInEntries;
  }

  @Override
  public Published run(Path world, List<Path> orders, Instant asOf, Path out, int parallelism)
      throws Exception {
    for (Map.Entry<String, OracleAnswer> answer : oracle.answer(world, orders, asOf).entrySet()) {
      String at =
          DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").format(asOf.atOffset(ZoneOffset.UTC));
      Path folder = out.resolve("order=" + answer.getKey()).resolve("as_of=" + at);
      publish(new Expectation(answer.getValue(), MirrorScreen::key), folder);
    }
    return new Published(out, order -> MirrorScreen::key);
  }

  private void publish(Expectation expected, Path folder) throws Exception {
    Path run = folder.resolve("run=1");
    parquet(
        mistake.apply(expected.entries()),
        "as_of first_exposed_at last_exposed_at observe_until",
        "rules sources",
        run.resolve("entries"));
    parquet(
        expected.evidence(), "as_of started_at ended_at", "zones cases", run.resolve("evidence"));
    for (Map.Entry<String, List<List<String>>> list : expected.lists().entrySet()) {
      List<String> lines = new ArrayList<>();
      lines.add("\uFEFF" + String.join(",", Expectation.LIST_COLUMNS));
      list.getValue().forEach(row -> lines.add(WorldFiles.line(shown(row))));
      Path file = run.resolve(list.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, String.join("\r\n", lines) + "\r\n");
    }
    Files.writeString(folder.resolve("manifest.json"), manifest(expected.answer()));
  }

  private static List<String> shown(List<String> row) {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      String column = Expectation.LIST_COLUMNS.get(i);
      String cell = row.get(i);
      boolean time = column.endsWith("_at") || column.equals("as_of") || column.endsWith("_until");
      shown.add(
          time
              ? Instant.ofEpochMilli(Long.parseLong(cell))
                  .atOffset(ZoneOffset.ofHours(8))
                  .toString()
              : cell.matches("(?s)[=+\\-@].*") ? "'" + cell : cell);
    }
    return shown;
  }

  private static void parquet(TextTable table, String times, String lists, Path folder)
      throws Exception {
    Files.createDirectories(folder);
    String columns =
        table.columns().stream()
            .map(
                c ->
                    List.of(times.split(" ")).contains(c)
                        ? "make_timestamp(1000 * \"%s\"::BIGINT) AS \"%s\"".formatted(c, c)
                        : List.of(lists.split(" ")).contains(c)
                            ? "string_split(\"%s\", ';') AS \"%s\"".formatted(c, c)
                            : '"' + c + '"')
            .collect(Collectors.joining(", "));
    String rows =
        table.rows().stream()
            .map(row -> row.stream().map(MirrorScreen::literal).collect(Collectors.joining(", ")))
            .collect(Collectors.joining("), (", "(", ")"));
    String names =
        table.columns().stream().map(c -> '"' + c + '"').collect(Collectors.joining(", "));
    if (!table.rows().isEmpty()) {
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = connection.createStatement()) {
        statement.execute(
            "COPY (SELECT %s FROM (VALUES %s) t(%s)) TO '%s/part-0.parquet'"
                .formatted(columns, rows, names, folder));
      }
    }
  }

  private static String literal(String cell) {
    return "'" + cell.replace("'", "''") + "'";
  }

  private static String manifest(OracleAnswer answer) {
    Map<String, List<String>> plain = new LinkedHashMap<>();
    Map<String, List<String>> rejected = new LinkedHashMap<>();
    for (List<String> row : answer.accounting().rows()) {
      boolean reason = row.get(1).startsWith("rejected ");
      (reason ? rejected : plain)
          .computeIfAbsent(row.get(0), source -> new ArrayList<>())
          .add("\"%s\": %s".formatted(row.get(1).replace("rejected ", ""), row.get(2)));
    }
    return plain.entrySet().stream()
        .map(
            s ->
                "\"%s\": {%s, \"rejected\": {%s}}"
                    .formatted(
                        s.getKey(),
                        String.join(", ", s.getValue()),
                        String.join(", ", rejected.getOrDefault(s.getKey(), List.of()))))
        .collect(
            Collectors.joining(
                ", ", "{\"sources\": {", "}, \"elsewhere\": " + answer.elsewhere() + "}"));
  }

  private static String key(String identity) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
