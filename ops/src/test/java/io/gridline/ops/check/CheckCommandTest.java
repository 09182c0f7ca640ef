package io.gridline.ops.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a sender is told of a file before sending it. */
class CheckCommandTest {

  private static final String HEADER =
      "record_id,document_type,document_number,guest_name,hotel_id,check_in,check_out\n";

  @TempDir Path feeds;
  private final StringWriter out = new StringWriter();

  @BeforeEach
  void writeReferences() throws IOException {
    write("reference/hotels.csv", "hotel_id,name,division_code\nH1,江汉饭店,420103001001\n");
  }

  @Test
  void saysLineByLineWhatWouldBeRejectedAndNeverAValue() throws IOException {
    Path file =
        write(
            "hotel/dt=2020-01-20/a.csv",
            HEADER
                + "h1,passport,SECRET1,秘密,H1,2020-01-20T14:00:00,\n"
                + "h2,passport,SECRET2,秘密,SECRET,2020-01-20T14:00:00,\n"
                + "h3,passport,,秘密,H1,,\n"
                + "h4,SECRET,SECRET4,秘密,H1,2020-01-20T14:00:00,\n"
                + "h5,passport,SECRET5\n"
                + "h6,passport,SECRET6,秘密,H1,SECRET,\n"
                + "h7,passport,SECRET7,秘密,H1,2020-01-20T14:00:00,2020-01-19T14:00:00\n");
    List<Path> before = files();
    assertThat(check(file.toString())).isEqualTo(3);
    assertThat(out.toString().replace(file.toString(), "F").lines())
        .startsWith(
            "F:3: unknown-place: hotel_id",
            "F:4: missing-value: document_number, check_in",
            "F:5: bad-document-type: document_type",
            "F:6: undecodable",
            "F:7: bad-time: check_in",
            "F:8: bad-interval: check_in, check_out",
            "F: 7 records, 6 would be rejected (85.71 %)");
    assertThat(out.toString()).doesNotContain("SECRET", "秘密");
    assertThat(files()).as("nothing is kept").isEqualTo(before);
  }

  @Test
  void isContentWithAGoodFileInTheCharsetThatFeedsYamlSays() throws IOException {
    write("feeds.yaml", "hotel: {charset: GB18030}\n");
    Path file = feeds.resolve("hotel/a.csv");
    Files.createDirectories(file.getParent());
    Files.write(
        file,
        (HEADER + "h1,passport,E1,秘密,H1,2020-01-20T14:00:00,\n")
            .getBytes(Charset.forName("GB18030")));
    assertThat(check(file.toString())).isZero();
    assertThat(out.toString()).endsWith("1 records, 0 would be rejected (0.00 %)\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "avro"})
  void saysOfOtherFormatsTheNumberOfTheRow(String format) throws IOException {
    Path file = feeds.resolve("hotel/a." + format);
    Files.createDirectories(file.getParent());
    List<GenericRecord> rows =
        List.of(
            row("h1", "SECRET1", "H1", "2020-01-20T14:00:00"),
            row("h2", "SECRET2", "SECRET", "2020-01-20T14:00:00"),
            row("h3", "SECRET3", "H1", "SECRET"));
    if (format.equals("avro")) {
      writeAvro(file, rows);
    } else {
      writeParquet(file, rows);
    }
    assertThat(check(file.toString())).isEqualTo(3);
    assertThat(out.toString().replace(file.toString(), "F").lines())
        .startsWith(
            "F:2: unknown-place: hotel_id",
            "F:3: bad-time: check_in",
            "F: 3 records, 2 would be rejected (66.67 %)");
    assertThat(out.toString()).doesNotContain("SECRET");

    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 10));
    assertThat(check(file.toString())).as("not written to its end").isEqualTo(3);
    assertThat(out.toString()).doesNotContain("SECRET", "\tat ");
  }

  private static final Schema ROW =
      SchemaBuilder.record("hotel")
          .fields()
          .requiredString("record_id")
          .requiredString("document_type")
          .requiredString("document_number")
          .requiredString("hotel_id")
          .requiredString("check_in")
          .endRecord();

  private static GenericRecord row(String id, String number, String hotel, String in) {
    return new GenericRecordBuilder(ROW)
        .set("record_id", id)
        .set("document_type", "passport")
        .set("document_number", number)
        .set("hotel_id", hotel)
        .set("check_in", in)
        .build();
  }

  private static void writeAvro(Path file, List<GenericRecord> rows) throws IOException {
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(ROW))) {
      writer.create(ROW, file.toFile());
      for (GenericRecord row : rows) {
        writer.append(row);
      }
    }
  }

  private static void writeParquet(Path file, List<GenericRecord> rows) throws IOException {
    try (ParquetWriter<GenericRecord> writer =
        AvroParquetWriter.<GenericRecord>builder(new LocalOutputFile(file))
            .withSchema(ROW)
            .withConf(new PlainParquetConfiguration())
            .build()) {
      for (GenericRecord row : rows) {
        writer.write(row);
      }
    }
  }

  @Test
  void showsNoMoreLinesThanWanted() throws IOException {
    Path file = write("hotel/a.csv", HEADER + "h,,,,,,\n".repeat(50));
    assertThat(check("--limit", "3", file.toString())).isEqualTo(3);
    assertThat(out.toString()).contains(":4: ", ": and 47 more").doesNotContain(":5: ");
  }

  @Test
  void saysWhatIsWrongWithAFileAsAWhole() throws IOException {
    Path file = write("hotel/a.csv", "record_id,guest_name\nh1,秘密\n");
    assertThat(check(file.toString())).isEqualTo(3);
    assertThat(out.toString()).contains("the header lacks document_type, ").doesNotContain("秘密");
  }

  @Test
  void hasToKnowWhoseFileItIs() throws IOException {
    Path file = write("somewhere/a.csv", HEADER);
    assertThat(check(file.toString())).isEqualTo(2);
    assertThat(out.toString()).contains("--source: expected carrier, rail, aviation or hotel");
    assertThat(check("--source", "hotel", "--feeds", feeds.toString(), file.toString())).isZero();
    assertThat(check(feeds.resolve("none.csv").toString())).isEqualTo(2);
  }

  private int check(String... arguments) {
    PrintWriter to = new PrintWriter(out, true);
    CommandLine command = io.gridline.ops.GridlineCommands.all().setOut(to).setErr(to);
    return command.execute(
        Stream.concat(Stream.of("check"), Stream.of(arguments)).toArray(String[]::new));
  }

  private Path write(String name, String text) throws IOException {
    Path file = feeds.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(feeds)) {
      return all.sorted().toList();
    }
  }
}
