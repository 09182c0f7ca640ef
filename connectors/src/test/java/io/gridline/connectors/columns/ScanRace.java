package io.gridline.connectors.columns;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * Not a test: the column reader against DuckDB on the same files, interleaved, two threads each. Of
 * carrier rows, unsorted, both give the five columns of those in a zone; ours also has to prove of
 * every other that its cell is known. Prints medians of processor time, which other work on the
 * machine disturbs less than the clock, and their ratio; above 1 ours is faster.
 *
 * <p>COMPRESSION is what DuckDB writes the files with, options of its own included, or a codec of
 * parquet-java's behind {@code java-}, such as {@code java-SNAPPY}.
 *
 * <pre>
 * java -Xmx2g -cp CLASSPATH io.gridline.connectors.columns.ScanRace FOLDER [ROWS] [COMPRESSION] [PER_MILLE]
 * </pre>
 */
final class ScanRace {

  private static final int FILES = 8;
  private static final int CELLS = 60_000;
  private static final int ROUNDS = 5;
  private static final int WARM_UP = 2;
  private static final List<String> COLUMNS =
      List.of("record_id", "msisdn", "cell_id", "seen_from", "seen_to");

  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          "message m { required binary record_id (UTF8); required binary msisdn (UTF8);"
              + " required binary cell_id (UTF8); required int64 seen_from (TIMESTAMP_MICROS);"
              + " required int64 seen_to (TIMESTAMP_MICROS); }");

  private final Path folder;
  private final int perMille;

  private ScanRace(Path folder, int perMille) {
    this.folder = folder;
    this.perMille = perMille;
  }

  public static void main(String[] args) throws Exception {
    long rows = args.length > 1 ? Long.parseLong(args[1]) : 20_000_000;
    String options = args.length > 2 ? args[2] : "snappy";
    int perMille = args.length > 3 ? Integer.parseInt(args[3]) : 10;
    Path folder = Path.of(args[0]).resolve(options.replaceAll("\\W+", "_") + "-" + rows);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("SET threads = 2");
      if (Files.notExists(folder)) {
        make(folder, rows, options, statement);
      }
      new ScanRace(folder, perMille).run(statement);
    }
  }

  private static void make(Path folder, long rows, String options, Statement statement)
      throws IOException, SQLException {
    Files.createDirectories(folder);
    if (options.startsWith("java-")) {
      CompressionCodecName codec = CompressionCodecName.valueOf(options.substring(5));
      for (int file = 0; file < FILES; file++) {
        new Layout(WriterVersion.PARQUET_1_0, codec, 1 << 20, 20_000, 1_000_000, true, true)
            .write(folder.resolve(file + ".parquet"), SCHEMA, rows(file, rows / FILES));
      }
      return;
    }
    for (int file = 0; file < FILES; file++) {
      long first = rows / FILES * file;
      statement.execute(
          """
          COPY (
            SELECT 'c' || i AS record_id,
              '8613' || lpad(CAST(hash(i) %% 1000000000 AS VARCHAR), 9, '0') AS msisdn,
              '460-00-' || (10000 + n // 64) || '-' || (100000 + n * 37) AS cell_id,
              began AS seen_from, began + to_seconds(60 + hash(i + 2) %% 3600) AS seen_to
            FROM (SELECT i, CAST(hash(i * 31) %% %d AS BIGINT) AS n,
                TIMESTAMPTZ '2020-01-10 00:00:00+08' + to_seconds(hash(i + 1) %% 86400) AS began
              FROM range(%d, %d) t(i)))
          TO '%s' (FORMAT parquet, COMPRESSION %s)
          """
              .formatted(
                  CELLS, first, first + rows / FILES, folder.resolve(file + ".parquet"), options));
    }
  }

  private static List<Object[]> rows(int file, long count) {
    Random random = new Random(file);
    List<Object[]> rows = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      long began = 1_578_585_600_000_000L + random.nextInt(86_400) * 1_000_000L;
      rows.add(
          new Object[] {
            "c" + (file * count + i),
            "8613" + (100_000_000 + random.nextInt(900_000_000)),
            cell(random.nextInt(CELLS)),
            began,
            began + (60 + random.nextInt(3600)) * 1_000_000L
          });
    }
    return rows;
  }

  private static String cell(int n) {
    return "460-00-" + (10000 + n / 64) + "-" + (100000 + n * 37);
  }

  private boolean isInZone(int n) {
    return n % 1000 < perMille;
  }

  private void run(Statement statement) throws Exception {
    statement.execute("CREATE TABLE zone (cell_id VARCHAR)");
    List<byte[]> outside = new ArrayList<>();
    StringBuilder inside = new StringBuilder("INSERT INTO zone VALUES ('none')");
    for (int n = 0; n < CELLS; n++) {
      if (isInZone(n)) {
        inside.append(", ('").append(cell(n)).append("')");
      } else {
        outside.add(cell(n).getBytes(StandardCharsets.UTF_8));
      }
    }
    statement.execute(inside.toString());
    ByteStrings known = ByteStrings.of(outside);
    double[] ours = new double[ROUNDS];
    double[] theirs = new double[ROUNDS];
    ExecutorService threads = Executors.newFixedThreadPool(2);
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long start = cpu();
      long found = scan(threads, known);
      long middle = cpu();
      long expected = query(statement);
      long end = cpu();
      if (found != expected) {
        throw new IllegalStateException(found + " rows, not " + expected);
      }
      if (round >= 0) {
        ours[round] = (middle - start) / 1e6;
        theirs[round] = (end - middle) / 1e6;
      }
    }
    threads.shutdown();
    Arrays.sort(ours);
    Arrays.sort(theirs);
    System.out.printf(
        Locale.ROOT,
        "%s at %d per mille: ours %.0f ms (%.0f to %.0f), DuckDB %.0f ms (%.0f to %.0f), ratio"
            + " %.2f%n",
        folder.getFileName(),
        perMille,
        ours[ROUNDS / 2],
        ours[0],
        ours[ROUNDS - 1],
        theirs[ROUNDS / 2],
        theirs[0],
        theirs[ROUNDS - 1],
        theirs[ROUNDS / 2] / ours[ROUNDS / 2]);
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private long query(Statement statement) throws SQLException {
    statement.execute(
        "CREATE OR REPLACE TEMP TABLE found AS SELECT record_id, msisdn, cell_id, seen_from,"
            + " seen_to FROM read_parquet('%s/*.parquet') JOIN zone USING (cell_id)"
                .formatted(folder));
    try (ResultSet count = statement.executeQuery("SELECT count(*) FROM found")) {
      count.next();
      return count.getLong(1);
    }
  }

  private long scan(ExecutorService threads, ByteStrings known) throws Exception {
    List<Callable<Long>> scans = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.sorted().forEach(file -> scans.add(() -> scan(file, known)));
    }
    long found = 0;
    for (Future<Long> scan : threads.invokeAll(scans)) {
      found += scan.get();
    }
    return found;
  }

  private static long scan(Path path, ByteStrings known) throws IOException {
    ValueTest test = known.others();
    long found = 0;
    long bytes = 0;
    try (ColumnFile file = ColumnFile.open(path, COLUMNS).orElseThrow()) {
      while (file.next()) {
        Selection wanted = file.select(2, test);
        for (int column = 0; column < COLUMNS.size(); column++) {
          bytes += file.gather(column, wanted).size();
        }
        found += wanted.size();
      }
    }
    return bytes < 0 ? bytes : found;
  }
}
